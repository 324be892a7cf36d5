import { setTimeout as delay } from 'node:timers/promises';
import { picked } from '../money-model';
import { MoneyStory } from '../money-story';
import type { Of } from './stranger-step';

const REVOKED_MS = 1_500;

/** An operator saves another key, or a colleague revokes the current one. */
export async function changeKey({ desk: { keys } }: MoneyStory, to: Of<'key_changed'>['to']): Promise<void> {
  const isRevoked = (to === 'revoked_for_a_while' || to === 'rotated') && (await keys.revoke());
  if (to === 'revoked_for_a_while' && isRevoked) {
    await delay(REVOKED_MS);
    return keys.restore();
  }
  if (to !== 'other_account') return keys.replace();
  const { status, body } = await keys.saveStrange();
  if (status !== 400) throw new Error(`A key of another account was answered ${status}: ${JSON.stringify(body)}`);
}

/** The other environment bills the same customer for the same amount through the same Nomod account. */
export async function billNextDoor(story: MoneyStory, pays: boolean): Promise<void> {
  const { desk, model, nextDoor } = story;
  const { neighbour } = desk;
  if (!neighbour) return;
  const begin = neighbour.pushes ? MoneyStory.beginPushed : MoneyStory.begin;
  const other = await begin(neighbour, model.currency, model.dueMinor, await neighbour.sameCustomerAs(story));
  other.isModelled = false;
  nextDoor.push(other);
  if (other.links.length === 0) await other.requestLink();
  if (pays) await other.pay(0);
}

/** The bank completes a refund that Nomod accepted: the charge now shows it, or never will. */
export async function settleRefund(story: MoneyStory, { which, outcome }: Of<'refund_settled'>): Promise<void> {
  const charge = picked(story.model.charges, which);
  if (!charge) return;
  story.isModelled = false;
  await story.desk.tryNomod('POST', `/charges/${charge.id}/refund/settle`, { outcome });
}
