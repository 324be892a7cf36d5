import { Module } from '@nestjs/common';

import { NomodClient } from './nomod.client';

@Module({ providers: [NomodClient], exports: [NomodClient] })
export class NomodModule {}
