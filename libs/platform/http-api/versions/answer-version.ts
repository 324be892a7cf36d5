import type { NextFunction, Request, Response } from 'express';
import { requestIdOf } from '../context/request-context';
import { ApiError } from '../errors/api-error';
import { sendError } from '../errors/send-error';
import { API_VERSIONS, type ApiVersion, VERSION_HEADER } from './api-versions';

/** Says in every answer below `base` which version of the API it is, and until when there is one that is to end; refuses a version that is not known. */
export function answerVersion(base: string, versions: readonly [ApiVersion, ...ApiVersion[]] = API_VERSIONS) {
  const known = new Map(versions.map((version) => [version.name, version]));
  return (request: Request, response: Response, next: NextFunction): void => {
    if (!request.path.startsWith(`${base}/`)) return next();
    const asked = request.get(VERSION_HEADER);
    const version = asked === undefined ? versions[0] : known.get(asked);
    if (!version) return sendError(request, response, unknown(asked, [...known.keys()]), requestIdOf(request));
    response.setHeader(VERSION_HEADER, version.name);
    const { deprecation } = version;
    if (deprecation) {
      response.setHeader('Deprecation', `@${Math.floor(deprecation.since.getTime() / 1_000)}`);
      response.setHeader('Sunset', deprecation.ends.toUTCString());
      response.setHeader('Link', '</docs>; rel="deprecation"');
    }
    next();
  };
}

/** What is no day is not repeated: it may be anything. */
function unknown(asked: string | undefined, known: readonly string[]): ApiError {
  const isDay = asked !== undefined && /^\d{4}-\d{2}-\d{2}$/.test(asked);
  return new ApiError('unknown_version', {
    message: isDay
      ? `There is no version ${asked} of the API`
      : `${VERSION_HEADER} must be a date, such as ${known.at(-1)}`,
    hint: `Send one of ${known.join(', ')} as ${VERSION_HEADER}, or leave it out for ${known[0]}.`,
    param: VERSION_HEADER,
    details: { known_versions: known },
  });
}
