import { Module } from '@nestjs/common';

import { AccountCalls } from './budget/account-calls';
import { CallBudgets, CallGate } from './budget/call-budgets';
import { NomodClient } from './nomod.client';
import { RemoteOperationRepository, RemoteOperations } from './operations';

@Module({
  providers: [
    AccountCalls,
    CallBudgets,
    { provide: CallGate, useExisting: CallBudgets },
    NomodClient,
    RemoteOperations,
    RemoteOperationRepository,
  ],
  exports: [AccountCalls, NomodClient, RemoteOperations],
})
export class NomodModule {}
