import { createHash } from 'node:crypto';
import { escapeIdentifier } from 'pg';
import type { MigrationInterface, QueryRunner } from 'typeorm';
import { readSql } from './migrations/read-sql';

/** Role of every unit of work, as migrations call it: owns nothing, is no superuser, cannot bypass row policies, cannot log in. */
export const APPLICATION_ROLE = 'remit_app';

/** Role that owns the few functions that look across tenants, as migrations call it. Nothing runs as it directly. */
export const OPERATOR_ROLE = 'remit_operator';

/**
 * The two roles of one installation. Roles belong to the whole server, so each database has its own: the login of one is nobody in the database of another.
 */
export interface Roles {
  readonly application: string;
  readonly operator: string;
}

export const GENERAL_ROLES: Roles = { application: APPLICATION_ROLE, operator: OPERATOR_ROLE };

/** PostgreSQL cuts longer names off. */
const LONGEST = 63 - OPERATOR_ROLE.length - 1;

/** The roles that a new database gets. */
export function rolesFor(database: string): Roles {
  const isPlain = /^[a-z0-9_]+$/.test(database) && database.length <= LONGEST;
  const hash = createHash('sha256').update(database).digest('hex').slice(0, 8);
  const plain = database
    .toLowerCase()
    .replaceAll(/[^a-z0-9_]/g, '_')
    .slice(0, LONGEST - hash.length - 1);
  const suffix = isPlain ? database : `${plain}_${hash}`;
  return { application: `${APPLICATION_ROLE}_${suffix}`, operator: `${OPERATOR_ROLE}_${suffix}` };
}

/** By the catalogue, for a login that may not use the schema gets an error from to_regclass. */
export const OLDEST_TABLE = `(select oid from pg_class where relname = 'domain_events' and relnamespace = to_regnamespace('public'))`;

/** The roles that a migrated database already has, by the policies of a table that every version has; none before that table is made. */
export const ROLES_OF_DATABASE = `
  select max(pg_get_userbyid(polroles[1])::text) filter (where polname = 'domain_events_isolation') as application,
         max(pg_get_userbyid(polroles[1])::text) filter (where polname = 'domain_events_operator') as operator
  from pg_policy where polrelid = ${OLDEST_TABLE}
  having count(*) filter (where polname in ('domain_events_isolation', 'domain_events_operator')) = 2`;

/** A migration as it is written, about the roles of the database that it runs on, with the helpers in `baseline/helpers.sql`. */
export function forOwnRoles(Migration: new () => MigrationInterface): new () => MigrationInterface {
  return class implements MigrationInterface {
    private readonly migration = new Migration();
    readonly name = this.migration.name;
    readonly transaction = this.migration.transaction;

    async up(runner: QueryRunner): Promise<void> {
      const own = withOwnRoles(runner);
      await own.query(readSql('helpers'));
      await this.migration.up(own);
    }

    down(runner: QueryRunner): Promise<void> {
      return this.migration.down(withOwnRoles(runner));
    }
  };
}

function withOwnRoles(runner: QueryRunner): QueryRunner {
  const { roles } = runner.dataSource as unknown as { roles: Roles };
  const named = (text: string) =>
    text.replaceAll(/\bremit_(app|operator)\b/g, (_name, which) =>
      which === 'app' ? roles.application : roles.operator,
    );
  const query = (text: string, ...rest: unknown[]) =>
    (runner.query as (...parameters: unknown[]) => Promise<unknown>).call(runner, named(text), ...rest);
  return Object.assign(Object.create(runner) as QueryRunner, { query: query as QueryRunner['query'] });
}

export interface Installation {
  /** Those of its roles that are there. */
  readonly present: readonly string[];
  readonly login: string;
  readonly database: string;
  /** The schema `public` is somebody else's, and lets nobody make tables in it. */
  readonly isSchemaClosed: boolean;
}

/** Everything an administrator runs once, connected to the database, where the login may not do it itself. */
export function administratorStatements(
  roles: Roles,
  { present, login, database, isSchemaClosed }: Installation,
): string[] {
  const both = [roles.application, roles.operator];
  return [
    ...both.filter((role) => !present.includes(role)).map((role) => `create role ${role} nologin noinherit;`),
    `grant ${both.join(', ')} to ${escapeIdentifier(login)};`,
    `alter database ${escapeIdentifier(database)} owner to ${escapeIdentifier(login)};`,
    ...(isSchemaClosed
      ? [
          `grant all on schema public to ${escapeIdentifier(login)} with grant option;`,
          `grant usage on schema public to ${both.join(', ')};`,
        ]
      : []),
  ];
}
