import { Body, Controller, Param, Post } from '@nestjs/common';
import { ApiCreatedResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { Operator } from '@remit/http-api';
import { NewApiKeyResponse, NewTenantResponse } from './dto/account-responses.dto';
import { CreateApiKeyRequest, CreateTenantRequest } from './dto/account-requests.dto';
import { presentNewApiKey, presentNewTenant } from './present-account';
import { readApiKeyRequest } from './read-api-key-request';
import { TenantsService } from './tenants.service';

@ApiTags('operator')
@Operator()
@Controller('tenants')
export class TenantsController {
  constructor(private readonly tenants: TenantsService) {}

  @Post()
  @ApiOperation({ summary: 'Create a tenant with a sandbox and a production environment; their keys are shown once' })
  @ApiCreatedResponse({ type: NewTenantResponse })
  async create(@Body() body: CreateTenantRequest): Promise<NewTenantResponse> {
    return presentNewTenant(await this.tenants.create(body.name.trim()));
  }

  @Post(':id/api-keys')
  @ApiOperation({ summary: 'Create a key for a tenant, by default for all its environments; it is shown once' })
  @ApiCreatedResponse({ type: NewApiKeyResponse })
  async createApiKey(@Param('id') id: string, @Body() body: CreateApiKeyRequest): Promise<NewApiKeyResponse> {
    return presentNewApiKey(await this.tenants.createApiKey(id, readApiKeyRequest(body, null)));
  }
}
