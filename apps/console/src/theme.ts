import { createTheme, Drawer, type MantineColorsTuple, Modal } from '@mantine/core';

const pine: MantineColorsTuple = [
  '#e9f6f2',
  '#cfece3',
  '#a0dac9',
  '#6cc7ac',
  '#3fb493',
  '#1f9a7b',
  '#0e8067',
  '#0b6b57',
  '#095646',
  '#063f34',
];

/** Neutral colours with a slight green, so that surfaces match the accent. */
const dark: MantineColorsTuple = [
  '#e4e9e7',
  '#c9d1ce',
  '#a3aeaa',
  '#84908c',
  '#37433f',
  '#2a3431',
  '#1a211f',
  '#121716',
  '#0d1110',
  '#080b0a',
];

const gray: MantineColorsTuple = [
  '#f7f8f7',
  '#f0f2f1',
  '#e4e8e6',
  '#d5dbd8',
  '#b9c2be',
  '#98a39e',
  '#6a7671',
  '#4f5a56',
  '#333c39',
  '#1b211f',
];

/** The header of a dialog is not the banner of the page. */
const NO_BANNER = { header: { role: 'presentation' } };

export const theme = createTheme({
  primaryColor: 'pine',
  primaryShade: { light: 7, dark: 6 },
  colors: { pine, dark, gray },
  black: '#16201d',
  fontFamily:
    "ui-sans-serif, system-ui, -apple-system, 'Segoe UI', 'Inter', 'Roboto', 'Noto Sans', 'Noto Sans Arabic', 'Helvetica Neue', Arial, sans-serif",
  fontFamilyMonospace:
    "ui-monospace, 'SF Mono', 'Cascadia Mono', 'Noto Sans Mono', 'DejaVu Sans Mono', Menlo, monospace",
  headings: {
    fontWeight: '650',
    sizes: { h1: { fontSize: '1.5rem', lineHeight: '1.25' }, h2: { fontSize: '1.0625rem', lineHeight: '1.4' } },
  },
  defaultRadius: 'md',
  radius: { sm: '6px', md: '8px', lg: '12px' },
  respectReducedMotion: true,
  cursorType: 'pointer',
  components: {
    Modal: Modal.extend({
      defaultProps: { padding: 'lg', radius: 'lg', classNames: { title: 'dialog-title' }, attributes: NO_BANNER },
    }),
    Drawer: Drawer.extend({
      defaultProps: { padding: 'lg', classNames: { title: 'dialog-title' }, attributes: NO_BANNER },
    }),
  },
});
