import type { SourceEdit } from '../harness/tree-copy';

/** A plausible careless change in one file of a copied source tree. */
export interface Fault extends SourceEdit {
  readonly name: string;
  /** The suite that must fail. */
  readonly caughtBy: Suite;
}

export type Suite = { readonly chaos: string } | { readonly tests: string };
