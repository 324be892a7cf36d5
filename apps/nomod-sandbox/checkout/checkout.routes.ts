import { urlencoded, type Express, type NextFunction, type Request, type Response } from 'express';
import { pay } from '../charges/pay';
import { payableInvoice, payableLink, type Payable } from '../charges/payable';
import type { PaymentRequest } from '../charges/payment-request';
import { ApiFailure } from '../errors';
import type { Sandbox } from '../sandbox-context';
import { pick } from '../store/pick';
import type { Account } from '../store/state';
import { readChoice, toPaymentRequest, withForm } from './choice';
import { closedPage, homePage, leftPage, receiptPage, unknownPage } from './end-pages';
import { paymentPage } from './payment-page';
import { STYLES } from './styles';

const ADDRESS = '/en/:kind/:token';

interface Visit {
  account: Account;
  payable: Payable;
  path: string;
}

/** The pay pages: plain forms, no script, nothing loaded from outside. */
export function mountCheckout(app: Express, sandbox: Sandbox): void {
  app.use('/en', protect, urlencoded({ extended: false, limit: '64kb' }));
  app.get('/', protect, (_request, response) => {
    response.send(homePage());
  });
  app.get('/en/checkout.css', (_request, response) => {
    response.type('css').set('cache-control', 'max-age=300').send(STYLES);
  });
  app.get(ADDRESS, (request, response) => {
    const { account, payable, path } = visit(sandbox, request);
    if (payable.closed) response.send(closedPage(account, payable, payable.closed));
    else {
      const choice = readChoice(account, payable, request.query);
      response.send(paymentPage(account, payable, path, choice, request.query.declined !== undefined));
    }
  });
  app.get(`${ADDRESS}/receipt/:charge`, (request, response) => {
    const { account, payable } = visit(sandbox, request);
    const charge = pick(account.charges, String(request.params.charge));
    const isOurs = charge && charge.link_id === payable.link_id && charge.invoice_id === payable.invoice_id;
    if (!charge || !isOurs) throw new ApiFailure(404, 'not_found', 'No such receipt.');
    response.send(receiptPage(account, payable, charge));
  });
  app.post(`${ADDRESS}/pay`, (request, response) =>
    attempt(
      sandbox,
      request,
      response,
      'paid',
      ({ payable, path }, chargeId) => payable.success_url ?? `${path}/receipt/${chargeId}`,
    ),
  );
  app.post(`${ADDRESS}/decline`, (request, response) =>
    attempt(sandbox, request, response, 'failed', ({ path }) => `${path}?declined=1`),
  );
  app.post(`${ADDRESS}/leave`, (request, response) => {
    const { account, payable, path } = visit(sandbox, request);
    if (payable.failure_url) response.redirect(303, payable.failure_url);
    else response.send(leftPage(account, path));
  });
  app.use('/en', (error: unknown, _request: Request, response: Response, next: NextFunction) => {
    if (!(error instanceof ApiFailure) || error.status !== 404) return next(error);
    response.status(404).send(unknownPage());
  });
}

async function attempt(
  sandbox: Sandbox,
  request: Request,
  response: Response,
  status: PaymentRequest['status'],
  next: (visit: Visit, chargeId: string) => string,
): Promise<void> {
  const here = visit(sandbox, request);
  const { account, payable } = here;
  if (payable.closed) {
    response.status(409).send(closedPage(account, payable, payable.closed));
    return;
  }
  const chosen = toPaymentRequest(account, payable, readChoice(account, payable, request.body));
  const charge = pay(sandbox, account, payable, { ...withForm(chosen, payable, request.body), status });
  await sandbox.store.saved();
  response.redirect(303, next(here, charge.body.id));
}

function visit(sandbox: Sandbox, request: Request): Visit {
  const { kind, token } = request.params;
  const path = `/en/${String(kind)}/${String(token)}`;
  if (kind === 'i') {
    const { account, found } = sandbox.accounts.locate('Invoice', ({ invoices }) =>
      Object.values(invoices).find((invoice) => invoice.token === token),
    );
    return { account, payable: payableInvoice(account, found, sandbox.store.nowAt(account)), path };
  }
  const { account, found } = sandbox.accounts.locate('Link', ({ links }) =>
    Object.values(links).find((link) => kind === 'l' && link.token === token),
  );
  return { account, payable: payableLink(account, found, sandbox.store.nowAt(account)), path };
}

function protect(_request: Request, response: Response, next: NextFunction): void {
  response.set({
    'content-security-policy':
      "default-src 'none'; style-src 'self'; img-src data:; base-uri 'none'; frame-ancestors 'none'",
    // With no-referrer, a browser sends `Origin: null` for the page's own form. That would be refused as another
    // site.
    'referrer-policy': 'same-origin',
    'x-content-type-options': 'nosniff',
    'cache-control': 'no-store',
  });
  next();
}
