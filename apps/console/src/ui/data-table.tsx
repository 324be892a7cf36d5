import { Skeleton } from '@mantine/core';
import type { UseQueryResult } from '@tanstack/react-query';
import { ArrowDown, ArrowUp, ChevronsUpDown } from 'lucide-react';
import type { ReactNode } from 'react';
import type { Page } from '../api/types';
import { useI18n } from '../i18n/i18n';
import type { ListParams } from './list-params';
import { Pager } from './pager';
import { NoMatch, ProblemAlert } from './states';

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
  /** Enables sorting by the columns that name a field. */
  params?: ListParams;
}

/** A table that is shown as cards on a narrow screen. Its ARIA roles keep it a table for screen readers. */
export function Table<T>({ name, columns, rows, keyOf, params }: TableProps<T>) {
  return (
    <table className="table" role="table" aria-label={name}>
      <thead role="rowgroup">
        <tr role="row">
          {columns.map(({ key, header, end, sort }) =>
            sort && params ? (
              <SortHeader key={key} header={header} field={sort} end={end} params={params} />
            ) : (
              <th key={key} scope="col" role="columnheader" data-end={end || undefined}>
                {key === 'actions' ? <span className="visually-hidden">{header}</span> : header}
              </th>
            ),
          )}
        </tr>
      </thead>
      <tbody role="rowgroup">
        {rows.map((row) => (
          <tr key={keyOf(row)} role="row">
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
  );
}

function SortHeader({
  header,
  field,
  end,
  params,
}: {
  header: string;
  field: string;
  end: boolean | undefined;
  params: ListParams;
}) {
  const current = params.get('sort');
  const order = current === field ? 'ascending' : current === `-${field}` ? 'descending' : 'none';
  const next = { none: `-${field}`, descending: field, ascending: '' }[order];
  const Icon = { none: ChevronsUpDown, descending: ArrowDown, ascending: ArrowUp }[order];
  return (
    <th scope="col" role="columnheader" data-end={end || undefined} aria-sort={order}>
      <button type="button" className="sort" onClick={() => params.set({ sort: next })}>
        {header}
        <Icon size={13} aria-hidden />
      </button>
      <span className="sort-name">{header}</span>
    </th>
  );
}

interface ListTableProps<T> extends Omit<TableProps<T>, 'rows'> {
  query: UseQueryResult<Page<T>>;
  params: ListParams;
  /** Shown when the list has never had a row. */
  empty: ReactNode;
}

/** A list in each of its five states: loading, empty, no match, error, ready. */
export function ListTable<T>({ query, params, empty, ...table }: ListTableProps<T>) {
  const { data, error, refetch, isPlaceholderData } = query;
  if (error && !data)
    return (
      <div className="card-pad">
        <ProblemAlert error={error} onRetry={() => void refetch()} />
      </div>
    );
  if (!data) return <TableSkeleton columns={table.columns.length} />;
  if (data.items.length === 0) {
    if (params.isFiltered) return <NoMatch onClear={params.clear} />;
    if (params.offset === 0) return empty;
  }
  return (
    <div aria-busy={isPlaceholderData}>
      {error && (
        <div className="card-pad">
          <ProblemAlert error={error} onRetry={() => void refetch()} />
        </div>
      )}
      <Table {...table} rows={data.items} params={params} />
      <Pager pagination={data.pagination} shown={data.items.length} params={params} />
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
