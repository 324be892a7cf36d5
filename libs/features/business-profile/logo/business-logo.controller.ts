import { Controller, Delete, Get, HttpCode, Put, Req, Res } from '@nestjs/common';
import {
  ApiBody,
  ApiConsumes,
  ApiHeader,
  ApiNoContentResponse,
  ApiOkResponse,
  ApiOperation,
  ApiProduces,
  ApiResponse,
  ApiTags,
} from '@nestjs/swagger';
import {
  ApiError,
  ApiErrors,
  type Caller,
  CurrentCaller,
  HeavyRequests,
  type RawBodyRequest,
  RequiresScope,
} from '@remit/http-api';
import type { Response } from 'express';
import { BusinessProfiles } from '../business-profiles';
import { LogoResponse } from '../dto/business-profile.dto';
import { sendLogo } from './send-logo';

const FILE = { type: 'string', format: 'binary' } as const;

@ApiTags('business-profile')
@Controller('business-profile/logo')
export class BusinessLogoController {
  constructor(
    private readonly profiles: BusinessProfiles,
    private readonly heavy: HeavyRequests,
  ) {}

  @Get()
  @ApiProduces('image/png')
  @ApiOperation({ summary: 'Read the logo of the business' })
  @ApiHeader({
    name: 'If-None-Match',
    required: false,
    description: 'The `ETag` of an earlier response. The answer is 304 without a body if nothing changed.',
  })
  @ApiResponse({ status: 304, description: 'Not modified since the `ETag` that was sent; there is no body.' })
  @ApiOkResponse({ description: 'A PNG file', content: { 'image/png': { schema: FILE } } })
  @ApiErrors('not_found')
  async get(@CurrentCaller() caller: Caller, @Req() request: RawBodyRequest, @Res() response: Response): Promise<void> {
    const logo = await this.profiles.showLogo(caller);
    if (!logo) throw new ApiError('not_found', { message: 'The business has no logo' });
    sendLogo(request, response, logo, 'no-store');
  }

  @Put()
  @RequiresScope('admin')
  @ApiConsumes('image/png', 'image/svg+xml')
  @ApiBody({ schema: FILE, required: true })
  @ApiOperation({
    summary: 'Set the logo of the business',
    description:
      'The body is the PNG or SVG file itself. Remit redraws it as a PNG file of at most 640 by 240 points and keeps only that. An SVG file with scripts, text, pictures, entities or references to other files is refused.',
  })
  @ApiOkResponse({ type: LogoResponse })
  async set(
    @CurrentCaller() caller: Caller,
    @Req() request: RawBodyRequest,
    @Res({ passthrough: true }) response: Response,
  ): Promise<LogoResponse> {
    await this.heavy.begin(request, response, caller.tenantId);
    return this.profiles.changeLogo(caller, request.rawBody ?? Buffer.alloc(0));
  }

  @Delete()
  @RequiresScope('admin')
  @HttpCode(204)
  @ApiOperation({ summary: 'Delete the logo of the business' })
  @ApiNoContentResponse({ description: 'The logo is deleted' })
  async remove(@CurrentCaller() caller: Caller): Promise<void> {
    await this.profiles.removeLogo(caller);
  }
}
