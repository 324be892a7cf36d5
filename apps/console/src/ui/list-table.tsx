import type { UseQueryResult } from '@tanstack/react-query';
import { ArrowDown, ArrowUp, ChevronsUpDown } from 'lucide-react';
import type { MouseEvent, ReactNode } from 'react';
import { useNavigate } from 'react-router';
import type { Page } from '../api/types';
import { type Column, Table, TableSkeleton } from './data-table';
import type { ListParams } from './list-params';
import { Pager } from './pager';
import { NoMatch, ProblemAlert } from './states';

/** Lets rows be chosen, for actions on several of them. */
export interface Selection<T> {
  has(row: T): boolean;
  toggle(row: T): void;
  /** Whether every row shown is chosen. */
  all: boolean;
  toggleAll(): void;
  nameOf(row: T): string;
  nameOfAll: string;
}

interface ListTableProps<T> {
  name: string;
  columns: Column<T>[];
  keyOf: (row: T) => string;
  /** The page that a click on a row opens. */
  hrefOf?: (row: T) => string;
  selection?: Selection<T>;
  query: UseQueryResult<Page<T>>;
  params: ListParams;
  /** Shown when the list has never had a row. */
  empty: ReactNode;
}

/** A list in each of its five states: loading, empty, no match, error, ready. */
export function ListTable<T>({ query, params, empty, hrefOf, selection, ...table }: ListTableProps<T>) {
  const openRow = useRowOpening();
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
      <Table
        {...table}
        rows={data.items}
        headOf={(column) =>
          column.sort && <SortHeader key={column.key} column={column} field={column.sort} params={params} />
        }
        lead={selection && choosing(selection)}
        rowProps={hrefOf && ((row) => ({ className: 'opens', onClick: (event) => openRow(event, hrefOf(row)) }))}
      />
      <Pager pagination={data.pagination} shown={data.items.length} params={params} />
    </div>
  );
}

/**
 * A click on a row opens its page; the row's link serves the keyboard. A click on a control, in a menu of the row or
 * after marking text opens nothing.
 */
function useRowOpening() {
  const navigate = useNavigate();
  return (event: MouseEvent<HTMLTableRowElement>, href: string) => {
    const target = event.target as Element;
    if (!event.currentTarget.contains(target) || target.closest('a,button,input,label')) return;
    if (getSelection()?.toString()) return;
    if (event.metaKey || event.ctrlKey) window.open(href, '_blank', 'noopener');
    else void navigate(href);
  };
}

/** The cells with which rows are chosen. */
const choosing = <T,>({ has, toggle, all, toggleAll, nameOf, nameOfAll }: Selection<T>) => ({
  head: (
    <th scope="col" role="columnheader" className="select">
      <input type="checkbox" aria-label={nameOfAll} checked={all} onChange={toggleAll} />
    </th>
  ),
  cellOf: (row: T) => (
    <td role="cell" className="select">
      <input type="checkbox" aria-label={nameOf(row)} checked={has(row)} onChange={() => toggle(row)} />
    </td>
  ),
});

function SortHeader<T>({
  column: { header, end },
  field,
  params,
}: {
  column: Column<T>;
  field: string;
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
