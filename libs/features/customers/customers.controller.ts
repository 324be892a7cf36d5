import { Body, Controller, Delete, Get, HttpCode, Param, Post, Put, Query, Req } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { Scope, Search } from '@remit/database';
import {
  AnswersVersion,
  ApiError,
  ApiErrors,
  type Caller,
  ChangesVersion,
  CSV_IMPORT_RULES,
  CsvBody,
  CsvImportQuery,
  CsvImportResponse,
  CurrentCaller,
  MayLag,
  OneAtATime,
  type RawBodyRequest,
  readSearch,
  RequiresScope,
  showingCurrent,
  toPage,
} from '@remit/http-api';
import type { CustomerRecord } from './customer-record';
import { customerSearchFields } from './customer.repository';
import { CustomersAsCsv } from './customers-csv';
import { CustomersService } from './customers.service';
import { CreateCustomerRequest, UpdateCustomerRequest } from './dto/customer-requests.dto';
import { CustomerQuery, NamedCustomerQuery } from './dto/customer-query.dto';
import { CustomerIntegrationsResponse, CustomerListResponse, CustomerResponse } from './dto/customer-response.dto';
import { ListCustomersQuery, SearchCustomersRequest } from './dto/list-customers.dto';
import { CustomerImport } from './import/customer-import';
import { presentCustomer, presentIntegrations } from './present-customer';

@ApiTags('customers')
@Controller('customers')
export class CustomersController {
  constructor(
    private readonly customers: CustomersService,
    private readonly imports: CustomerImport,
  ) {}

  @Post()
  @AnswersVersion()
  @ApiOperation({ summary: 'Add a customer' })
  @ApiCreatedResponse({ type: CustomerResponse })
  async create(@CurrentCaller() caller: Caller, @Body() body: CreateCustomerRequest): Promise<CustomerResponse> {
    return presentCustomer(await this.customers.create(caller, body));
  }

  @Get()
  @MayLag()
  @CustomersAsCsv()
  @ApiOperation({ summary: 'List customers' })
  @ApiOkResponse({ type: CustomerListResponse })
  async list(@CurrentCaller() caller: Caller, @Query() query: ListCustomersQuery): Promise<CustomerListResponse> {
    return this.page(caller, query);
  }

  @Post('search')
  @MayLag()
  @CustomersAsCsv()
  @RequiresScope('read')
  @HttpCode(200)
  @ApiOperation({ summary: 'List customers by filters in the body' })
  @ApiOkResponse({ type: CustomerListResponse })
  async search(@CurrentCaller() caller: Caller, @Body() body: SearchCustomersRequest): Promise<CustomerListResponse> {
    return this.page(caller, body, readSearch(body, customerSearchFields, body.hasPlace));
  }

  @Post('import')
  @HttpCode(200)
  @OneAtATime('import')
  @ApiOperation({
    summary: 'Add customers from a CSV file, or see what it would do',
    description: `${CSV_IMPORT_RULES} Columns: external_id and name; email, contact, address_line1, address_line2, address_city, address_state, address_postal_code, address_country and timezone as wished. A file of the list can be read as well.`,
  })
  @CsvBody()
  @ApiOkResponse({ type: CsvImportResponse })
  async import(
    @CurrentCaller() caller: Caller,
    @Query() { dry_run }: CsvImportQuery,
    @Req() request: RawBodyRequest,
  ): Promise<CsvImportResponse> {
    return this.imports.run(scopeOf(caller), request.rawBody ?? Buffer.alloc(0), dry_run === 'true');
  }

  @Put()
  @ChangesVersion()
  @ApiOperation({
    summary: 'Change a customer by id or by external id; if you send both, they must name the same customer',
  })
  @ApiErrors('not_found')
  @ApiOkResponse({ type: CustomerResponse })
  async updateNamed(
    @CurrentCaller() caller: Caller,
    @Body() body: UpdateCustomerRequest,
    @Query() query: NamedCustomerQuery,
  ): Promise<CustomerResponse> {
    const customer = await this.named(caller, query.id, query.external_customer_id);
    return this.change(caller, customer.id, body, query.external_customer_id);
  }

  @Get('external/:external_id')
  @AnswersVersion()
  @ApiOperation({ summary: 'Read a customer by your own id' })
  @ApiOkResponse({ type: CustomerResponse })
  async getByExternalId(
    @CurrentCaller() caller: Caller,
    @Param('external_id') externalId: string,
    @Query() query: CustomerQuery,
  ): Promise<CustomerResponse> {
    return presentCustomer(await this.customers.getByExternalId(caller, externalId), readExpand(query.expand));
  }

  @Get(':id')
  @AnswersVersion()
  @ApiOperation({ summary: 'One customer' })
  @ApiOkResponse({ type: CustomerResponse })
  async get(
    @CurrentCaller() caller: Caller,
    @Param('id') id: string,
    @Query() query: CustomerQuery,
  ): Promise<CustomerResponse> {
    return presentCustomer(await this.customers.get(caller, id), readExpand(query.expand));
  }

  @Put(':id')
  @ChangesVersion()
  @ApiOperation({ summary: 'Change a customer' })
  @ApiOkResponse({ type: CustomerResponse })
  async update(
    @CurrentCaller() caller: Caller,
    @Param('id') id: string,
    @Body() body: UpdateCustomerRequest,
  ): Promise<CustomerResponse> {
    return this.change(caller, id, body);
  }

  @Delete(':id')
  @HttpCode(204)
  @ApiOperation({ summary: 'Archive a customer; its invoices stay' })
  async archive(@CurrentCaller() caller: Caller, @Param('id') id: string): Promise<void> {
    await this.customers.archive(caller, id);
  }

  @Get(':id/integrations')
  @ApiOperation({ summary: 'List the integrations of a customer' })
  @ApiOkResponse({ type: CustomerIntegrationsResponse })
  async integrations(@CurrentCaller() caller: Caller, @Param('id') id: string): Promise<CustomerIntegrationsResponse> {
    const customer = await this.customers.get(caller, id);
    return { customer_id: customer.id, integrations: presentIntegrations(customer) };
  }

  private async change(
    caller: Caller,
    id: string,
    body: UpdateCustomerRequest,
    calledBy?: string,
  ): Promise<CustomerResponse> {
    return showingCurrent(
      async () => presentCustomer(await this.customers.update(caller, id, body, calledBy)),
      async () => presentCustomer(await this.customers.get(caller, id)),
    );
  }

  private async page(caller: Caller, query: ListCustomersQuery, search?: Search): Promise<CustomerListResponse> {
    const expand = readExpand(query.expand);
    const [customers, total] = await this.customers.list(caller, query.filter, query.pageRequest, search);
    return toPage(customers, total, query, {
      kind: 'cust',
      item: (customer) => presentCustomer(customer, expand),
      position: ({ createdAt, id }) => ({ createdAt: createdAt.toISOString(), id }),
    });
  }

  private async named(caller: Caller, id?: string, externalId?: string): Promise<CustomerRecord> {
    if (id === undefined && externalId === undefined) {
      throw ApiError.invalidField('id', 'id or external_customer_id is required');
    }
    const customer =
      externalId === undefined
        ? await this.customers.get(caller, id ?? '')
        : await this.customers.getByExternalId(caller, externalId);
    if (id !== undefined && customer.id !== id) {
      throw ApiError.invalidField('external_customer_id', 'id and external_customer_id name different customers');
    }
    return customer;
  }
}

const scopeOf = ({ tenantId, environmentId }: Caller): Scope => ({ tenantId, environmentId });

/** @throws ApiError validation_error for what cannot be shown */
function readExpand(expand: string | undefined): { integrations: boolean } {
  const names = (expand ?? '').split(',').map((name) => name.trim());
  for (const name of names) {
    if (name === '' || name === 'integrations' || name === 'parent_customer') continue;
    throw ApiError.invalidField('expand', 'expand must be integrations or parent_customer');
  }
  return { integrations: names.includes('integrations') };
}
