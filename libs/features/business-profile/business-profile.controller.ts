import { Body, Controller, Get, Put } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import {
  AnswersVersion,
  type Caller,
  ChangesVersion,
  CurrentCaller,
  RequiresScope,
  showingCurrent,
} from '@remit/http-api';
import { plainDecimal } from '@remit/money';
import { BusinessProfiles, type ProfileFields } from './business-profiles';
import { BusinessProfileResponse, ChangeBusinessProfileRequest } from './dto/business-profile.dto';

@ApiTags('business-profile')
@Controller('business-profile')
export class BusinessProfileController {
  constructor(private readonly profiles: BusinessProfiles) {}

  @Get()
  @AnswersVersion()
  @ApiOperation({ summary: 'Read the business that bills in this environment' })
  @ApiOkResponse({ type: BusinessProfileResponse })
  async get(@CurrentCaller() caller: Caller): Promise<BusinessProfileResponse> {
    return present(await this.profiles.show(caller));
  }

  @Put()
  @ChangesVersion()
  @RequiresScope('admin')
  @ApiOperation({ summary: 'Change the business details on invoice pages' })
  @ApiOkResponse({ type: BusinessProfileResponse })
  async change(
    @CurrentCaller() caller: Caller,
    @Body() body: ChangeBusinessProfileRequest,
  ): Promise<BusinessProfileResponse> {
    const changes = {
      legalName: body.legal_name,
      tradeName: body.trade_name,
      address: body.address,
      taxNumber: body.tax_number,
      footer: body.footer,
      timeZone: body.time_zone,
      language: body.language,
      defaultDueDays: body.default_due_days,
      defaultTaxRate: body.default_tax_rate && plainDecimal(body.default_tax_rate),
      color: body.color,
    };
    return showingCurrent(
      async () => present(await this.profiles.change(caller, changes)),
      () => this.get(caller),
    );
  }
}

function present(profile: Readonly<ProfileFields>): BusinessProfileResponse {
  return {
    legal_name: profile.legalName,
    trade_name: profile.tradeName,
    address: profile.address,
    tax_number: profile.taxNumber,
    footer: profile.footer,
    time_zone: profile.timeZone,
    language: profile.language,
    default_due_days: profile.defaultDueDays,
    default_tax_rate: profile.defaultTaxRate,
    color: profile.color,
    logo: profile.logo,
    version: profile.version,
  };
}
