import type { Command } from 'commander';

/** What payers are offered beside the card, as two options name it. */
export interface Offers {
  readonly offer?: string;
  readonly without?: string;
}

export function addOffers(command: Command): Command {
  return command
    .option('--offer <list>', 'what payers are offered beside the card: tabby,tamara,tip,service_fee')
    .option('--without <list>', 'what they are not offered, of the same');
}

/** As the API takes them; undefined when neither option is there: then it is as usual. */
export function offersIn({ offer, without }: Offers): Record<string, boolean> | undefined {
  if (offer === undefined && without === undefined) return undefined;
  const all = (list: string | undefined, isOffered: boolean) =>
    (list ?? '').split(',').flatMap((name) => (name.trim() === '' ? [] : [[name.trim(), isOffered] as const]));
  return Object.fromEntries([...all(offer, true), ...all(without, false)]);
}
