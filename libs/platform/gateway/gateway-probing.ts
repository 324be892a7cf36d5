import type { GatewayReadList } from './gateway-list';

/** A link exactly as the gateway shows it, without validation. */
export interface ShownLink {
  readonly id: string;
  readonly title: string;
  readonly note: string;
  readonly status: string;
  readonly url: string;
  readonly tax: string;
  readonly limit: number | null;
  readonly lineTotal: string | null;
}

/** What a page of a list shows about the list's behaviour. */
export interface ShownPage {
  readonly ids: readonly string[];
  readonly statuses: readonly string[];
  readonly created: readonly string[];
  readonly hasCount: boolean;
  readonly isLast: boolean;
}

/** Observes how an account behaves where the gateway's documentation says nothing. Only `make` changes anything. */
export interface GatewayProbing {
  /** Makes a link of two small units that accepts one payment. Disable it at once. */
  make(texts: { title: string; note: string }): Promise<ShownLink>;
  read(id: string): Promise<ShownLink>;
  /** Whether the line total of the probe's link is that of two units. */
  isPerUnit(link: ShownLink): boolean;
  /** All links, within the limits of a list. */
  all(): Promise<GatewayReadList<ShownLink>>;
  page(path: '/links' | '/charges', query?: Record<string, string>): Promise<ShownPage>;
  /** Ids of the links that a search finds. */
  search(text: string): Promise<readonly string[]>;
  /**
   * The answer for a link that does not exist.
   * @throws GatewayError when the gateway does not answer
   */
  unknownId(): Promise<'not_found' | 'refused' | 'shown'>;
}
