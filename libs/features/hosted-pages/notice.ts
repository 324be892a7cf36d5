/**
 * What the page says above the invoice. `off`: payments are switched off. `busy`: Nomod is down, or takes no more calls now. `preparing`: the invoice is on its
 * way to Nomod. `problem`: a person of the business has to look. `confirming`, `arrived` and `declined`: the payer came back.
 */
export type Notice = 'off' | 'busy' | 'preparing' | 'problem' | 'often' | 'confirming' | 'arrived' | 'declined';

/** What is answered with it: the invoice can be read, but what was asked for could not be done. */
export const STATUS_OF_NOTICE: Readonly<Record<Notice, number>> = {
  off: 200,
  busy: 503,
  preparing: 503,
  problem: 409,
  often: 429,
  confirming: 200,
  arrived: 200,
  declined: 200,
};

/** Whether Pay is offered beside it. */
export const offersPay = (notice: Notice | undefined): boolean =>
  notice !== 'off' && notice !== 'confirming' && notice !== 'problem';
