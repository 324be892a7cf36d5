import type { Locator } from 'playwright-core';

/** Presses a button or follows a link as somebody without a mouse does. Fails when Tab never gets there. */
export async function press(target: Locator): Promise<void> {
  const tabIndex = await target.evaluate((element: { tabIndex?: number }) => element.tabIndex ?? -1);
  if (tabIndex < 0) throw new Error(`Tab does not reach ${target.toString()}`);
  await target.press('Enter');
}

/** Opens a menu and chooses an entry of it by the arrow keys. */
export async function choose(opener: Locator, entry: string): Promise<void> {
  const reached = await reach(opener, entry);
  await reached.press('Enter');
}

/**
 * Opens a menu and comes to an entry of it by the arrow keys. Keys pressed before the menu has the focus are
 * nobody's.
 */
export async function reach(opener: Locator, entry: string): Promise<Locator> {
  await press(opener);
  const page = opener.page();
  await page.getByRole('menuitem', { name: entry }).waitFor();
  await page.locator('[role=menu] :focus').waitFor({ state: 'attached' });
  for (let presses = 0; presses < 20; presses += 1) {
    await page.keyboard.press('ArrowDown');
    const focused = page.locator(':focus');
    if ((await focused.innerText()).trim().startsWith(entry)) return focused;
  }
  throw new Error(`The arrow keys never came to ${entry}`);
}
