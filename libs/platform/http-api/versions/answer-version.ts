import type { NextFunction, Request, Response } from 'express';
import { requestIdOf } from '../context/request-context';
import { ApiError } from '../errors/api-error';
import { sendError } from '../errors/send-error';

/** The API as of one day. apps/api/README.md explains what requires a new version and how a version ends. */
export interface ApiVersion {
  /** `YYYY-MM-DD`. */
  readonly name: string;
  /** Present once the version is deprecated. */
  readonly deprecation?: { readonly since: Date; readonly ends: Date };
}

/** Oldest first. A request without a version gets the first, so that nothing changes for its caller. */
export const API_VERSIONS: readonly [ApiVersion, ...ApiVersion[]] = [{ name: '2026-11-30' }];

export const VERSION_NAMES: readonly string[] = API_VERSIONS.map(({ name }) => name);

export const VERSION_HEADER = 'Remit-Version';

/**
 * Adds the API version to every answer below `base`, and the end date of a deprecated version. Refuses unknown
 * versions.
 */
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

/** A value that is not a date is not repeated in the error, because it may contain anything. */
function unknown(asked: string | undefined, known: readonly string[]): ApiError {
  const isDay = asked !== undefined && /^\d{4}-\d{2}-\d{2}$/.test(asked);
  return new ApiError('unknown_version', {
    message: isDay
      ? `API version ${asked} is not supported`
      : `${VERSION_HEADER} must be a date, such as ${known.at(-1)}`,
    hint: `Send one of ${known.join(', ')} as ${VERSION_HEADER}, or leave it out for ${known[0]}.`,
    param: VERSION_HEADER,
    details: { known_versions: known },
  });
}
