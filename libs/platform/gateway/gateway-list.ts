/** The rows of a list or search without duplicates, newest first as far as Nomod sorts them. */
export interface GatewayList<T> {
  items: T[];
  /** False when there may be more rows (limits, a loop, moved rows). Absence is not proven then. */
  complete: boolean;
}

/** A list with the rows that could not be read. */
export interface GatewayReadList<T> extends GatewayList<T> {
  /** Unreadable rows, or an unreadable address of the next page. The list is incomplete then. */
  unreadable: UnreadableRow[];
}

export interface UnreadableRow {
  /** Null when the id itself is unreadable. */
  id: string | null;
  /** Names the member, never its value. */
  reason: string;
  /** The link of the row; null when it certainly has none, undefined when that is unreadable. */
  linkId?: string | null;
}

/** One page of a list. */
export interface GatewayPage<T> {
  items: T[];
  unreadable: UnreadableRow[];
  /** Parameters of the next page; null at the end. */
  next: PageQuery | null;
  /** Nomod's count of all rows of the list. */
  count: number | null;
}

export type PageQuery = Readonly<Record<string, string | undefined>>;
