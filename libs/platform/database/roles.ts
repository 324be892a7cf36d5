import { createHash } from 'node:crypto';
import { escapeIdentifier } from 'pg';
import type { MigrationInterface, QueryRunner } from 'typeorm';
import { readSql } from './migrations/read-sql';

/**
 * Name in migrations for the role of every unit of work. The role owns nothing, is no superuser, cannot bypass row
 * policies and cannot log in.
 */
export const APPLICATION_ROLE = 'remit_app';

/**
 * Name in migrations for the role that owns the few functions that read across tenants. Nothing runs directly as it.
 */
export const OPERATOR_ROLE = 'remit_operator';

/**
 * The two roles of one installation. Roles belong to the whole server, so each database has its own: the login of one
 * database has no rights in another.
 */
export interface Roles {
  readonly application: string;
  readonly operator: string;
}

export const GENERAL_ROLES: Roles = { application: APPLICATION_ROLE, operator: OPERATOR_ROLE };

/** PostgreSQL truncates longer names. */
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

/** Reads the catalogue, because to_regclass fails for a login that may not use the schema. */
export const OLDEST_TABLE = `(select oid from pg_class where relname = 'domain_events' and relnamespace = to_regnamespace('public'))`;

/**
 * The roles of a migrated database, read from the policies of a table that every version has. No row before that
 * table exists.
 */
export const ROLES_OF_DATABASE = `
  select max(pg_get_userbyid(polroles[1])::text) filter (where polname = 'domain_events_isolation') as application,
         max(pg_get_userbyid(polroles[1])::text) filter (where polname = 'domain_events_operator') as operator
  from pg_policy where polrelid = ${OLDEST_TABLE}
  having count(*) filter (where polname in ('domain_events_isolation', 'domain_events_operator')) = 2`;

/** Wraps a migration: replaces its role names with the roles of the database, and first runs `baseline/helpers.sql`. */
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
  /** Those of the two roles that exist. */
  readonly present: readonly string[];
  readonly login: string;
  readonly database: string;
  /** The schema `public` belongs to another owner, and the login may not create tables in it. */
  readonly isSchemaClosed: boolean;
}

/**
 * All statements that an administrator runs once, connected to the database, when the login may not run them itself.
 */
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
