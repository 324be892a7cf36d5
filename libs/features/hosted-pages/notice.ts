/**
 * Notice above the invoice. `off`: payments are disabled. `busy`: Nomod is down, or accepts no more calls now.
 * `opening`: Nomod has not answered yet; the page goes on to the link by itself. `preparing`: the invoice is being
 * pushed to Nomod. `problem`: a person of the business must act. `confirming`, `arrived` and `declined`: the payer came
 * back.
 */
export type Notice =
  'off' | 'busy' | 'opening' | 'preparing' | 'problem' | 'often' | 'confirming' | 'arrived' | 'declined';

/** HTTP status of the page. An error status means that the invoice is shown, but the action failed. */
export const STATUS_OF_NOTICE: Readonly<Record<Notice, number>> = {
  off: 200,
  busy: 503,
  opening: 200,
  preparing: 503,
  problem: 409,
  often: 429,
  confirming: 200,
  arrived: 200,
  declined: 200,
};

const WITHOUT_PAY: readonly Notice[] = ['off', 'opening', 'confirming', 'problem'];

/** Whether the page also offers Pay. */
export const offersPay = (notice: Notice | undefined): boolean => notice === undefined || !WITHOUT_PAY.includes(notice);
