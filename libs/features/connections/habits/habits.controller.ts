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
  @ApiOperation({ summary: 'How the account at Nomod behaves where that is not documented, as far as was seen' })
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
      'Ask Nomod how the account behaves: makes one link of AED 2 whose address nobody gets, switches it off at once, and looks at lists and searches, with 12 to 60 calls in all',
  })
  @ApiAcceptedResponse({
    type: ConnectionHabitsResponse,
    description: 'It is under way, for some seconds; for two minutes while its link shows nowhere',
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
