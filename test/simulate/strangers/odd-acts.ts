import { picked } from '../money-model';
import type { MoneyStory } from '../money-story';
import type { Of } from './stranger-step';

/** The sandbox serves the object in an unexpected form. The object itself is unchanged. */
export async function serveOddly(
  story: MoneyStory,
  path: string,
  { oddity, in: where }: { readonly oddity: string; readonly in: string },
): Promise<void> {
  story.isModelled = false;
  story.odd.push(path);
  await story.desk.nomod('POST', `${path}/oddities`, { kind: oddity, in: where });
}

export async function serveChargeOddly(story: MoneyStory, step: Of<'odd_charge'>): Promise<void> {
  const charge = picked(story.model.charges, step.which);
  if (charge) await serveOddly(story, `/charges/${charge.id}`, step);
}

/** The link or invoice that the payer pays. */
export async function serveBillOddly(story: MoneyStory, step: Of<'odd_bill'>): Promise<void> {
  const bill = picked(story.links, step.which);
  if (bill) await serveOddly(story, bill.path, step);
}

export async function mendOddities({ desk, odd }: MoneyStory, which: number): Promise<void> {
  const path = picked(odd, which);
  if (path !== undefined) await desk.nomod('DELETE', `${path}/oddities`);
}
