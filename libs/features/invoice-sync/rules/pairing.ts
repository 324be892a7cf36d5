/** Maximum number of members per side. Larger groups are left to a person. */
const MAX_SIDE = 200;

/** Whether a left and a right member can belong together. */
export type CanPair<Left, Right> = (left: Left, right: Right) => boolean;

/**
 * Returns the certain pairs: those contained in every maximum pairing. A pair for which either side has an
 * alternative is not certain.
 */
export function certainPairs<Left, Right>(
  lefts: readonly Left[],
  rights: readonly Right[],
  canPair: CanPair<Left, Right>,
): Map<Left, Right> {
  const certain = new Map<Left, Right>();
  if (lefts.length > MAX_SIDE || rights.length > MAX_SIDE) return certain;
  const options = lefts.map((left) => rights.flatMap((right, index) => (canPair(left, right) ? [index] : [])));
  const all = pairAsMany(options);
  for (const [leftIndex, rightIndex] of all) {
    const others = options.map((each, index) =>
      index === leftIndex ? each.filter((option) => option !== rightIndex) : each,
    );
    const [left, right] = [lefts[leftIndex], rights[rightIndex]];
    if (left === undefined || right === undefined) continue;
    if (pairAsMany(others).size < all.size) certain.set(left, right);
  }
  return certain;
}

/** Splits the members into groups that share no possible pair. Members that can pair with nothing are left out. */
export function groupsOf<Left, Right>(
  lefts: readonly Left[],
  rights: readonly Right[],
  canPair: CanPair<Left, Right>,
): { lefts: Left[]; rights: Right[] }[] {
  const openLefts = new Set(lefts);
  const openRights = new Set(rights);
  const groups: { lefts: Left[]; rights: Right[] }[] = [];
  for (const start of rights) {
    if (!openRights.delete(start)) continue;
    const group = { lefts: [] as Left[], rights: [start] };
    for (const right of group.rights) {
      for (const left of [...openLefts].filter((each) => canPair(each, right))) {
        openLefts.delete(left);
        group.lefts.push(left);
        for (const next of [...openRights].filter((each) => canPair(left, each))) {
          openRights.delete(next);
          group.rights.push(next);
        }
      }
    }
    if (group.lefts.length > 0) groups.push(group);
  }
  return groups;
}

/**
 * Computes a maximum pairing with augmenting paths.
 * @returns the right index for each left index that found one
 */
function pairAsMany(options: readonly (readonly number[])[]): Map<number, number> {
  const leftOf = new Map<number, number>();
  const place = (left: number, tried: Set<number>): boolean => {
    for (const right of options[left] ?? []) {
      if (tried.has(right)) continue;
      tried.add(right);
      const taken = leftOf.get(right);
      if (taken !== undefined && !place(taken, tried)) continue;
      leftOf.set(right, left);
      return true;
    }
    return false;
  };
  options.forEach((_, left) => place(left, new Set()));
  return new Map([...leftOf].map(([right, left]) => [left, right]));
}
