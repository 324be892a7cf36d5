/**
 * How many objects a sweep reads by themselves: `beside` the account's lists, where what becomes of them shows in no list, or `instead` of them, when
 * the lists cannot be relied on. `newest` is read every time.
 */
export const ROUNDS = {
  beside: { most: 2, newest: 0 },
  instead: { most: 40, newest: 20 },
} as const;
