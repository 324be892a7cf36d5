import { Global, Module } from '@nestjs/common';
import { AccountCalls, PaymentGateway } from '@remit/gateway';

import { CallBudgets, CallGate } from './budget/call-budgets';
import { LeasedCalls } from './budget/leased-calls';
import { NomodClient } from './nomod.client';

/** Nomod as the payment gateway of every feature. Only the composition of an application imports it. */
@Global()
@Module({
  providers: [
    CallBudgets,
    { provide: CallGate, useExisting: CallBudgets },
    { provide: AccountCalls, useClass: LeasedCalls },
    { provide: PaymentGateway, useClass: NomodClient },
  ],
  exports: [AccountCalls, PaymentGateway],
})
export class NomodModule {}
