import { Controller, HttpCode, Param, Post } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { presentCustomer } from '@remit/customers';
import { ApiErrors, type Caller, CurrentCaller, RequiresScope } from '@remit/http-api';
import { ErasureResponse } from './dto/erasure-response.dto';
import { ErasureService } from './erasure.service';

const AT_NOMOD =
  "Nomod's API cannot change or delete customers. Delete these in the Nomod dashboard, or ask Nomod's support. If Nomod sends data about them later, erase the customer again.";

@ApiTags('customers')
@Controller('customers')
export class ErasureController {
  constructor(private readonly erasure: ErasureService) {}

  @Post(':id/erase')
  @RequiresScope('admin')
  @HttpCode(200)
  @ApiOperation({
    summary: 'Erase the personal data of a customer',
    description:
      'Removes name, contact data, external id and metadata from the customer, and from everything stored about it: invoices, payments, messages, events, evidence, kept answers. Numbers, lines and amounts stay. For good; safe to repeat. Refused while an invoice of the customer is not settled.',
  })
  @ApiErrors('not_found', 'conflict')
  @ApiOkResponse({ type: ErasureResponse })
  async erase(@CurrentCaller() caller: Caller, @Param('id') id: string): Promise<ErasureResponse> {
    const { tenantId, environmentId } = caller;
    const { customer, atNomod } = await this.erasure.erase({ tenantId, environmentId }, id);
    return {
      customer: presentCustomer(customer),
      at_nomod: [...atNomod],
      left_to_do: atNomod.length > 0 ? AT_NOMOD : null,
    };
  }
}
