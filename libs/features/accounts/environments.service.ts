import { Injectable } from '@nestjs/common';
import { Database, newId, violatedUniqueConstraint } from '@remit/database';
import { ApiError, type Caller, type PageQuery, requireTenantWide } from '@remit/http-api';
import { AuditLog } from '@remit/audit-log';
import { AccountRepository } from './account.repository';
import { Environment, type EnvironmentType } from './environment.entity';

/** Maximum number per tenant. Each environment has background work of its own. */
const MOST_ENVIRONMENTS = 20;

export interface EnvironmentInput {
  readonly name: string;
  readonly type: EnvironmentType;
}

export interface EnvironmentRules {
  readonly returnHosts?: readonly string[];
  readonly approvalLimits?: Readonly<Record<string, string>>;
}

/** Environments of one tenant. A key that is bound to one environment cannot see the others. */
@Injectable()
export class EnvironmentsService {
  constructor(
    private readonly database: Database,
    private readonly accounts: AccountRepository,
    private readonly auditLog: AuditLog,
  ) {}

  /**
   * @throws ApiError forbidden unless the key opens the whole tenant, conflict when the name is taken or the maximum
   * is reached
   */
  async create(caller: Caller, input: EnvironmentInput): Promise<Environment> {
    try {
      return await this.database.transaction(caller, async () => {
        requireTenantWide(caller);
        if ((await this.accounts.countEnvironments()) >= MOST_ENVIRONMENTS) {
          throw new ApiError('conflict', { message: `A tenant has at most ${MOST_ENVIRONMENTS} environments.` });
        }
        return this.add(input);
      });
    } catch (error) {
      if (violatedUniqueConstraint(error) !== 'environments_name') throw error;
      throw new ApiError('conflict', { message: 'An environment of this name already exists.', param: 'name' });
    }
  }

  /** Returns one row more than the page holds when there are more, and the total count. */
  async list(caller: Caller, page: PageQuery): Promise<[Environment[], number]> {
    return this.database.transaction(caller, () => this.accounts.listEnvironments(caller.boundTo ?? undefined, page));
  }

  /** @throws ApiError not_found */
  async get(caller: Caller, id: string): Promise<Environment> {
    const { boundTo } = caller;
    return this.database.transaction(caller, async () => {
      const environment = await this.accounts.findEnvironment(id);
      if (!environment || (boundTo !== null && boundTo !== id)) {
        throw new ApiError('not_found', { message: 'There is no such environment.' });
      }
      return environment;
    });
  }

  /**
   * Members that are left out stay as they are.
   * @throws ApiError not_found
   */
  async setRules(caller: Caller, id: string, { returnHosts, approvalLimits }: EnvironmentRules): Promise<Environment> {
    return this.database.transaction(caller, async () => {
      const environment = await this.get(caller, id);
      if (returnHosts) environment.returnHosts = [...returnHosts];
      if (approvalLimits) environment.approvalLimits = { ...approvalLimits };
      environment.updatedAt = new Date();
      await this.accounts.saveRules(environment);
      const limits = Object.entries(environment.approvalLimits).map(([currency, amount]) => `${currency} ${amount}`);
      const details = {
        ...(returnHosts && { return_hosts: returnHosts.join(' ') }),
        ...(approvalLimits && { approval_limits: limits.join(', ') }),
      };
      this.auditLog.record('environment.updated', id, { environmentId: id, details });
      return environment;
    });
  }

  /** Adds an environment to the tenant of the running unit of work. */
  async add(input: EnvironmentInput): Promise<Environment> {
    const now = new Date();
    const environment = Object.assign(new Environment(), {
      tenantId: this.database.scope.tenantId,
      id: newId('env'),
      name: input.name,
      type: input.type,
      returnHosts: [],
      approvalLimits: {},
      createdAt: now,
      updatedAt: now,
    });
    await this.accounts.insertEnvironment(environment);
    this.auditLog.record('environment.created', environment.id, { environmentId: environment.id });
    return environment;
  }
}
