import { Controller, Get, HttpCode, Param, Post } from '@nestjs/common';
import { ApiAcceptedResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { ApiErrors, type Caller, CurrentCaller, RequiresScope } from '@remit/http-api';
import type { Connection } from '../connection.entity';
import { ConnectionsService } from '../connections.service';
import { ConnectionHabitsResponse } from '../dto/connection-habits-response.dto';
import { ASSUMED, HABIT_NAMES, KnownHabits } from './habit';
import { Probes } from './probes';

@ApiTags('connections')
@Controller('connections')
export class HabitsController {
  constructor(
    private readonly connections: ConnectionsService,
    private readonly probes: Probes,
  ) {}

  @Get(':id/habits')
  @ApiOperation({ summary: 'Read the undocumented behaviour of the Nomod account, as observed' })
  @ApiOkResponse({ type: ConnectionHabitsResponse })
  async habits(@CurrentCaller() caller: Caller, @Param('id') id: string): Promise<ConnectionHabitsResponse> {
    return presentHabits(await this.connections.get(caller, id));
  }

  @Post(':id/probe')
  @HttpCode(202)
  @RequiresScope('admin')
  @ApiErrors('conflict')
  @ApiOperation({
    summary:
      'Probe how the Nomod account behaves: create one link of AED 2 that nobody sees, disable it, and read lists and searches, in 12 to 60 calls',
  })
  @ApiAcceptedResponse({
    type: ConnectionHabitsResponse,
    description: 'The probe is running. It takes some seconds, or up to two minutes while Nomod does not list its link',
  })
  async probe(@CurrentCaller() caller: Caller, @Param('id') id: string): Promise<ConnectionHabitsResponse> {
    return presentHabits(await this.probes.ask(caller, id));
  }
}

function presentHabits({ id, nomodHabits, nomodProbe }: Connection): ConnectionHabitsResponse {
  const known = new KnownHabits(nomodHabits);
  const habits = HABIT_NAMES.map((name) => {
    const seen = nomodHabits[name];
    const answer = known.answer(name);
    return { name, answer, assumed: ASSUMED[name], seen_at: seen?.seen_at ?? null, seen_by: seen?.by ?? null };
  });
  if (!nomodProbe) return { connection_id: id, habits, probe: null };
  const { id: probeId, state, asked_at, ended_at, link_id, error } = nomodProbe;
  return { connection_id: id, habits, probe: { id: probeId, state, asked_at, ended_at, link_id, error } };
}
