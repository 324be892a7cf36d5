import { Body, Controller, Delete, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { ApiErrors, type Caller, CurrentCaller, RequiresRecentSignIn, RequiresScope, toPage } from '@remit/http-api';
import { ShowsOnce } from '@remit/idempotency';
import { ApiKeysService } from './api-keys.service';
import { ApiKeyListResponse, NewApiKeyResponse } from './dto/account-responses.dto';
import { CreateApiKeyRequest, ListApiKeysQuery } from './dto/account-requests.dto';
import { presentApiKey, presentNewApiKey } from './present-account';
import { readApiKeyRequest } from './read-api-key-request';

@ApiTags('api-keys')
@RequiresScope('keys:manage')
@Controller('api-keys')
export class ApiKeysController {
  constructor(private readonly apiKeys: ApiKeysService) {}

  @Get()
  @ApiOperation({ summary: 'List the API keys that are not revoked' })
  @ApiOkResponse({ type: ApiKeyListResponse })
  async list(@CurrentCaller() caller: Caller, @Query() query: ListApiKeysQuery): Promise<ApiKeyListResponse> {
    const [keys, total] = await this.apiKeys.list(caller, query);
    return toPage(keys, total, query, {
      kind: 'key',
      item: presentApiKey,
      position: ({ createdAt, id }) => ({ createdAt: createdAt.toISOString(), id }),
    });
  }

  @Post()
  @RequiresRecentSignIn()
  @ShowsOnce('api_key')
  @ApiOperation({ summary: 'Create an API key; it is shown once' })
  @ApiCreatedResponse({ type: NewApiKeyResponse })
  @ApiErrors('not_found')
  async create(@CurrentCaller() caller: Caller, @Body() body: CreateApiKeyRequest): Promise<NewApiKeyResponse> {
    return presentNewApiKey(await this.apiKeys.create(caller, readApiKeyRequest(body, caller.environmentId)));
  }

  @Delete(':id')
  @RequiresRecentSignIn()
  @HttpCode(204)
  @ApiOperation({
    summary: 'Revoke an API key; every server refuses it within a second',
    description: 'It is refused for a key with a scope that the caller lacks.',
  })
  async revoke(@CurrentCaller() caller: Caller, @Param('id') id: string): Promise<void> {
    await this.apiKeys.revoke(caller, id);
  }
}
