export { CallGate } from './budget/call-budgets';
export { NomodClient } from './nomod.client';
export { NomodModule } from './nomod.module';
