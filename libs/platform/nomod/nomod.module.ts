import { Module } from '@nestjs/common';

import { AccountCalls } from './budget/account-calls';
import { CallBudgets, CallGate } from './budget/call-budgets';
import { NomodClient } from './nomod.client';

@Module({
  providers: [AccountCalls, CallBudgets, { provide: CallGate, useExisting: CallBudgets }, NomodClient],
  exports: [AccountCalls, NomodClient],
})
export class NomodModule {}
