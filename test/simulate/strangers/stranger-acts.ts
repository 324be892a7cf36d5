import { formatMoney, parseMoney } from '@remit/money';
import type { SandboxCharge } from '../answers';
import { picked } from '../money-model';
import { MoneyStory } from '../money-story';
import { billNextDoor, changeKey, settleRefund } from './account-acts';
import { mendOddities, serveBillOddly, serveChargeOddly, serveOddly } from './odd-acts';
import { nomodCustomer } from './nomod-customer';
import type { Of, StrangerStep } from './stranger-step';

const LONG_AGO = '2021-03-04T10:11:12Z';
const BEFORE_MS = 5_000;

/** Performs the act at the sandbox without Remit, and tells the model as much as it can represent. */
export async function playStranger(story: MoneyStory, step: StrangerStep): Promise<unknown> {
  switch (step.kind) {
    case 'foreign_sale':
      return sellElsewhere(story, step);
    case 'foreign_refund':
      return refundElsewhere(story, step.silent);
    case 'refund_reversed':
      return reverseRefund(story, step);
    case 'dispute_ended':
      return endDispute(story, step);
    case 'object_changed':
      return changeObject(story, step);
    case 'customer_changed':
      return changeCustomer(story, step.act);
    case 'charge_corrected':
      return correctCharge(story, step);
    case 'refund_settled':
      return settleRefund(story, step);
    case 'odd_charge':
      return serveChargeOddly(story, step);
    case 'odd_bill':
      return serveBillOddly(story, step);
    case 'oddity_mended':
      return mendOddities(story, step.which);
    case 'key_changed':
      return changeKey(story, step.to);
    case 'connection_replaced':
      story.isModelled = false;
      return story.desk.reconnect(step.first);
    case 'billed_next_door':
      return billNextDoor(story, step.pays);
    case 'odd_neighbour':
      return serveNeighbourOddly(story, step.oddity);
    case 'twin':
      return openTwin(story, step.pays);
    case 'match':
      return match(story, step.which);
  }
}

/**
 * A sale to the same customer, usually of the same amount: at the till, or by a colleague's link or invoice in
 * Nomod's app.
 */
async function sellElsewhere(
  story: MoneyStory,
  { how, when, isSameAmount, silent }: Of<'foreign_sale'>,
): Promise<void> {
  const { desk, invoice } = story;
  const created = { now: undefined, before: new Date(story.begunAt - BEFORE_MS).toISOString(), long_ago: LONG_AGO }[
    when
  ];
  const amount = isSameAmount ? invoice.amount_due : '7';
  const account = `/accounts/${desk.nomodKey}`;
  const customer = how === 'till' ? undefined : await nomodCustomer(story);
  if (customer === undefined && how !== 'till') return;
  const sale = { created, silent, customer_id: customer };
  const bill = { currency: invoice.currency, title: 'Colleague', items: [{ name: 'Work', amount }] };
  story.foreign.push(await sell());

  async function sell(): Promise<SandboxCharge> {
    if (how === 'app_link') {
      const { id } = await desk.nomod<{ id: string }>('POST', `${account}/links`, bill);
      return desk.nomod('POST', `/links/${id}/pay`, sale);
    }
    if (how === 'app_invoice') {
      const made = { ...bill, customer, due_date: '2099-01-01' };
      const { id } = await desk.nomod<{ id: string }>('POST', `${account}/invoices`, made);
      return desk.nomod('POST', `/invoices/${id}/pay`, { ...sale, customer_id: undefined });
    }
    return desk.nomod('POST', `${account}/charges`, { amount, currency: invoice.currency, ...sale });
  }
}

async function refundElsewhere(story: MoneyStory, silent: boolean): Promise<void> {
  const latest = story.foreign.at(-1);
  if (latest) await story.desk.tryNomod('POST', `/charges/${latest.id}/refund`, { silent });
}

/** The bank refuses a refund that the charge already showed. */
async function reverseRefund(
  story: MoneyStory,
  { which, whole, reason, silent }: Of<'refund_reversed'>,
): Promise<void> {
  const refunded = story.model.charges.filter(({ refundedMinor }) => refundedMinor > 0n);
  const charge = picked(refunded, which);
  if (!charge) return;
  const real = await story.desk.charge(charge.id);
  const isWhole = whole || real.original_currency !== null || charge.refundedMinor < 2n;
  const minor = isWhole ? charge.refundedMinor : charge.refundedMinor / 2n;
  const amount = isWhole ? undefined : formatMoney(minor, charge.foreignCurrency ?? story.model.currency);
  await story.desk.nomod('POST', `/charges/${charge.id}/refund/reverse`, { amount, reason, silent });
  charge.refundedMinor -= minor;
}

async function endDispute(story: MoneyStory, { which, outcome }: Of<'dispute_ended'>): Promise<void> {
  const charge = picked(story.model.charges, which);
  if (charge) await story.desk.tryNomod('POST', `/charges/${charge.id}/dispute/end`, { outcome });
}

/** The amount of a charge is corrected: a tip was removed, or an error of the terminal. */
async function correctCharge(story: MoneyStory, { which, share, silent }: Of<'charge_corrected'>): Promise<void> {
  const charge = picked(story.model.charges, which);
  if (!charge) return;
  const real = await story.desk.charge(charge.id);
  // A refunded or converted charge consists of more than one figure.
  if (real.status !== 'paid' || real.original_currency !== null) return;
  story.isModelled = false;
  const total = (parseMoney(real.total, real.currency) * BigInt(share)) / 100n;
  await story.desk.nomod('PATCH', `/charges/${charge.id}`, { total: formatMoney(total, real.currency) });
  if (!silent) await story.desk.nomod('POST', `/charges/${charge.id}/events`, { type: 'charge.completed' });
}

async function changeObject(story: MoneyStory, { which, act }: Of<'object_changed'>): Promise<void> {
  const object = picked(story.links, which);
  if (!object) return;
  story.isModelled = false;
  const { desk } = story;
  const { path } = object;
  if (act === 'delete') await desk.tryNomod('DELETE', path);
  else if (act === 'rename') await desk.nomod('PATCH', path, { title: 'Renamed by a colleague' });
  else await desk.tryNomod('POST', `${path}/${path.startsWith('/invoices') ? 'cancel' : act}`);
}

async function changeCustomer(story: MoneyStory, act: Of<'customer_changed'>['act']): Promise<void> {
  const id = await nomodCustomer(story);
  if (id === undefined) return;
  story.isModelled = false;
  const { desk } = story;
  if (act === 'delete') await desk.tryNomod('DELETE', `/customers/${id}`);
  else if (act === 'rename') await desk.nomod('PATCH', `/customers/${id}`, { first_name: 'Somebody else' });
  else {
    const { email } = await desk.atNomod<{ email: string }>('GET', `/customers/${id}`);
    await desk.nomod('PATCH', `/customers/${id}`, { email: email.toUpperCase() });
  }
}

/** Serves in an odd form a foreign charge that appears next to ours in the customer's lists. */
async function serveNeighbourOddly(story: MoneyStory, oddity: string): Promise<void> {
  await sellElsewhere(story, {
    kind: 'foreign_sale',
    how: 'app_invoice',
    when: 'now',
    isSameAmount: false,
    silent: true,
  });
  const latest = story.foreign.at(-1);
  if (latest) await serveOddly(story, `/charges/${latest.id}`, { oddity, in: 'both' });
}

/**
 * Another invoice of the same customer over the same amount. With the push, only the page that was paid tells them
 * apart.
 */
async function openTwin({ desk, model, invoice, twins }: MoneyStory, pays: boolean): Promise<void> {
  const begin = desk.pushes ? MoneyStory.beginPushed : MoneyStory.begin;
  const twin = await begin(desk, model.currency, model.dueMinor, invoice.customer_id);
  twins.push(twin);
  if (twin.links.length === 0) await twin.requestLink();
  if (pays) await twin.pay(0);
}

/** A clerk matches a row correctly, to a charge that was made on this invoice. */
async function match(story: MoneyStory, which: number): Promise<void> {
  const rows = (await story.desk.attention()).filter(({ actions }) => actions.includes('match'));
  const charge = picked(story.model.charges, which);
  const row = rows.find(({ invoice_id, charge_id }) =>
    charge_id === null ? invoice_id === story.invoice.id : charge_id === charge?.id,
  );
  if (charge && row) await story.desk.match(row, story.invoice.id, charge.id);
}
