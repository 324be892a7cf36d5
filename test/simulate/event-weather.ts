import type { MoneyDesk } from './money-desk';

/** Faults of webhooks in transit. The first rule whose probability hits applies. */
const WEATHER = [
  { drop: true, probability: 0.1 },
  { duplicate: 3, probability: 0.15 },
  { delay_ms: 700, probability: 0.1 },
  { shuffle_ms: 150, probability: 0.5 },
];

/** From now on, webhooks of every sandbox account are dropped, duplicated, delayed and unordered. */
export async function turnWeatherBad(desk: MoneyDesk, seed: number): Promise<void> {
  await desk.nomod('POST', '/seed', { seed });
  for (const rule of WEATHER) await desk.nomod('POST', '/event-faults', rule);
}
