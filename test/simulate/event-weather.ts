import type { MoneyDesk } from './money-desk';

/** What may happen to webhooks on their way; the first rule whose chance comes up counts. */
const WEATHER = [
  { drop: true, probability: 0.1 },
  { duplicate: 3, probability: 0.15 },
  { delay_ms: 700, probability: 0.1 },
  { shuffle_ms: 150, probability: 0.5 },
];

/** From now on webhooks are dropped, repeated, late and out of order, for every account of the sandbox. */
export async function turnWeatherBad(desk: MoneyDesk, seed: number): Promise<void> {
  await desk.nomod('POST', '/seed', { seed });
  for (const rule of WEATHER) await desk.nomod('POST', '/event-faults', rule);
}
