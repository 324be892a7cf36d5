import { useState } from 'react';
import { useApi } from '../session/session';

/** A saved view of a list: its name, and the filters and order in the address. */
export interface SavedView {
  readonly name: string;
  readonly search: string;
}

const MOST_VIEWS = 30;

function readStored<T>(key: string, isValid: (value: unknown) => value is T[], otherwise: readonly T[]): readonly T[] {
  try {
    const stored: unknown = JSON.parse(localStorage.getItem(key) ?? 'null');
    return isValid(stored) ? stored : otherwise;
  } catch {
    return otherwise;
  }
}

const areTexts = (value: unknown): value is string[] =>
  Array.isArray(value) && value.every((one) => typeof one === 'string');

const areViews = (value: unknown): value is SavedView[] =>
  Array.isArray(value) &&
  value.every((one: unknown) => typeof one === 'object' && one !== null && 'name' in one && 'search' in one);

/**
 * What this browser remembers of a list: hidden columns, in every environment, and saved views, of one environment,
 * because their filters name its records.
 * @param hiddenAtFirst columns that stay hidden until they are chosen
 */
export function useListPreferences(list: string, hiddenAtFirst: readonly string[] = []) {
  const { environmentId = '' } = useApi();
  const [columnsKey, viewsKey] = [`remit-columns-${list}`, `remit-views-${environmentId}-${list}`];
  const [hidden, setHidden] = useState(() => readStored(columnsKey, areTexts, hiddenAtFirst));
  const [views, setViews] = useState(() => readStored(viewsKey, areViews, []));
  const keepViews = (next: SavedView[]) => {
    setViews(next);
    localStorage.setItem(viewsKey, JSON.stringify(next));
  };
  return {
    hidden,
    views,
    toggleColumn: (key: string) => {
      const next = hidden.includes(key) ? hidden.filter((one) => one !== key) : [...hidden, key];
      setHidden(next);
      localStorage.setItem(columnsKey, JSON.stringify(next));
    },
    saveView: (view: SavedView) =>
      keepViews([...views.filter(({ name }) => name !== view.name), view].slice(-MOST_VIEWS)),
    removeView: (name: string) => keepViews(views.filter((view) => view.name !== name)),
  };
}

export type ListPreferences = ReturnType<typeof useListPreferences>;
