import { useState } from 'react';

/** Rows chosen on any page of a list, by id. */
export function useSelection<T extends { id: string }>(shown: readonly T[]) {
  const [chosen, setChosen] = useState<ReadonlyMap<string, T>>(new Map());
  const has = ({ id }: T) => chosen.has(id);
  const all = shown.length > 0 && shown.every(has);
  const change = (rows: readonly T[], isChosen: boolean) => {
    const next = new Map(chosen);
    for (const row of rows) {
      if (isChosen) next.set(row.id, row);
      else next.delete(row.id);
    }
    setChosen(next);
  };
  return {
    rows: [...chosen.values()],
    has,
    all,
    toggle: (row: T) => change([row], !has(row)),
    toggleAll: () => change(shown, !all),
    clear: () => setChosen(new Map()),
  };
}
