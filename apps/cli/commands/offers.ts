import type { Command } from 'commander';

/** Payment options besides the card, as two command-line options name them. */
export interface Offers {
  readonly offer?: string;
  readonly without?: string;
}

export function addOffers(command: Command): Command {
  return command
    .option('--offer <list>', 'payment options to offer beside the card: tabby,tamara,tip,service_fee')
    .option('--without <list>', 'payment options not to offer, from the same list');
}

/** The options as the API accepts them; undefined without either option, which means the default. */
export function offersIn({ offer, without }: Offers): Record<string, boolean> | undefined {
  if (offer === undefined && without === undefined) return undefined;
  const all = (list: string | undefined, isOffered: boolean) =>
    (list ?? '').split(',').flatMap((name) => (name.trim() === '' ? [] : [[name.trim(), isOffered] as const]));
  return Object.fromEntries([...all(offer, true), ...all(without, false)]);
}
