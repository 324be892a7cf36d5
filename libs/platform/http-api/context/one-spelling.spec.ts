import type { Request, Response } from 'express';
import { oneSpelling } from './one-spelling';

describe('the spelling of a path', () => {
  it.each([
    ['/api/v1/session/', '/api/v1/session'],
    ['/v1/secrets/api/keys//?a=/', '/v1/secrets/api/keys?a=/'],
    ['/api/v1/invoices?path=/a/', '/api/v1/invoices?path=/a/'],
    ['/docs/', '/docs/'],
    ['/', '/'],
    ['/api//x//y/', '/api//x//y'],
  ])('%s is %s', (url, spelled) => {
    const request = { url, originalUrl: url } as Request;
    oneSpelling(request, {} as Response, () => undefined);
    expect([request.url, request.originalUrl]).toEqual([spelled, spelled]);
  });
});
