import { Skeleton } from '@mantine/core';
import type { HTMLAttributes, ReactNode } from 'react';
import { useI18n } from '../i18n/i18n';

export interface Column<T> {
  key: string;
  header: string;
  cell: (row: T) => ReactNode;
  /** Aligns numbers and amounts at the end. */
  end?: boolean;
  /** Left out where each row is a card on a narrow screen. */
  lesser?: boolean;
  /** Field that the API can sort by. */
  sort?: string;
}

interface TableProps<T> {
  name: string;
  columns: Column<T>[];
  rows: readonly T[];
  keyOf: (row: T) => string;
  /** The header of a column that is more than its name. */
  headOf?: (column: Column<T>) => ReactNode;
  /** Cells before the first column. */
  lead?: { head: ReactNode; cellOf: (row: T) => ReactNode };
  rowProps?: (row: T) => HTMLAttributes<HTMLTableRowElement>;
}

/** A table that is shown as cards on a narrow screen. Its ARIA roles keep it a table for screen readers. */
export function Table<T>({ name, columns, rows, keyOf, headOf, lead, rowProps }: TableProps<T>) {
  return (
    <div className="table-frame">
      <table className="table" role="table" aria-label={name}>
        <thead role="rowgroup">
          <tr role="row">
            {lead?.head}
            {columns.map(
              (column) =>
                headOf?.(column) ?? (
                  <th key={column.key} scope="col" role="columnheader" data-end={column.end || undefined}>
                    {column.key === 'actions' ? (
                      <span className="visually-hidden">{column.header}</span>
                    ) : (
                      column.header
                    )}
                  </th>
                ),
            )}
          </tr>
        </thead>
        <tbody role="rowgroup">
          {rows.map((row) => (
            <tr key={keyOf(row)} role="row" {...rowProps?.(row)}>
              {lead?.cellOf(row)}
              {columns.map(({ key, header, cell, end, lesser }, index) =>
                index === 0 ? (
                  <th key={key} scope="row" role="rowheader">
                    {cell(row)}
                  </th>
                ) : (
                  <td
                    key={key}
                    role="cell"
                    data-label={key === 'actions' ? undefined : header}
                    data-end={end || key === 'actions' || undefined}
                    data-lesser={lesser || undefined}
                  >
                    {cell(row)}
                  </td>
                ),
              )}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

export function TableSkeleton({ columns, rows = 6 }: { columns: number; rows?: number }) {
  const { t } = useI18n();
  return (
    <div className="table-skeleton" aria-busy="true">
      <span className="visually-hidden" role="status">
        {t('loading')}
      </span>
      {Array.from({ length: rows }, (_, row) => (
        <div key={row} className="table-skeleton-row">
          {Array.from({ length: columns }, (_cell, column) => (
            <Skeleton key={column} h={12} w={column === 0 ? '70%' : `${40 + ((row * 17 + column * 29) % 40)}%`} />
          ))}
        </div>
      ))}
    </div>
  );
}
