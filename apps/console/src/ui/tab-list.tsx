import { Tabs } from '@mantine/core';
import { type ReactNode, useEffect, useRef } from 'react';

interface TabListProps {
  /** Accessible name of the list of tabs. */
  label: string;
  chosen: string;
  children: ReactNode;
}

/** Tabs that do not fit in the width scroll, so that the chosen tab is always visible. */
export function TabList({ label, chosen, children }: TabListProps) {
  const list = useRef<HTMLDivElement>(null);
  useEffect(() => {
    list.current?.querySelector('[aria-selected=true]')?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
  }, [chosen]);
  return (
    <Tabs.List ref={list} aria-label={label} mb="lg" className="tabs">
      {children}
    </Tabs.List>
  );
}
