/** A plausible careless change, as a replacement in one file of a copied source tree. */
export interface Fault {
  readonly name: string;
  readonly file: string;
  readonly from: string;
  readonly to: string;
  /** The suite that must fail. */
  readonly caughtBy: Suite;
}

export type Suite = { readonly chaos: string } | { readonly tests: string };
