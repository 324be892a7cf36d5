import { Controller, Get, Header } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import { Public } from '@remit/http-api';

/** What a browser finds at the server's address until the console is served there. */
@ApiExcludeController()
@Controller()
export class RootController {
  @Public()
  @Get('console')
  @Header('content-type', 'text/html; charset=utf-8')
  placeholder(): string {
    return '<!doctype html><title>Remit</title><h1>Remit</h1><p>The console will be served here. Until then: <a href="/docs">API reference</a>.</p>';
  }
}
