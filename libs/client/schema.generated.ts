// Made by npm run client from test/contract/openapi.json.

export type Schemas = components['schemas'];
/** What a webhook says; `event_type` tells them apart. */
export type WebhookEvent = Schemas['PaymentEvent'] | Schemas['InvoiceEvent'] | Schemas['CustomerEvent'] | Schemas['ConnectionEvent'] | Schemas['AttentionEvent'] | Schemas['WebhookEvent'];
export type ErrorCode = 'validation_error' | 'unknown_version' | 'connection_not_published' | 'invalid_invoice_amount' | 'invoice_already_paid' | 'invoice_not_finalized' | 'invoice_voided' | 'currency_mismatch' | 'unauthorized' | 'forbidden' | 'confirmation_required' | 'second_factor_required' | 'sign_in_failed' | 'approval_required' | 'not_found' | 'method_not_allowed' | 'request_timeout' | 'emails_not_set_up' | 'conflict' | 'duplicate_request' | 'request_in_progress' | 'changed_meanwhile' | 'payload_too_large' | 'unsupported_media_type' | 'idempotency_key_reused' | 'rate_limited' | 'internal_error' | 'not_implemented' | 'nomod_link_creation_failed' | 'nomod_amount_mismatch' | 'nomod_error' | 'nomod_busy' | 'service_unavailable' | 'nomod_outcome_unknown';
export interface components {
    schemas: {
        AuditLogResponse: {
            /** @description The rows of this page. */
            items: components["schemas"]["AuditLogEntryResponse"][];
            /** @description Current page, and whether there is another one. */
            pagination: components["schemas"]["Pagination"];
        };
        AuditLogEntryResponse: {
            /** @description Id of the object. */
            id: string;
            /**
             * @description The action, such as `api_key.created`
             * @enum {string}
             */
            action: "api_key.created" | "api_key.revoked" | "approval.given" | "approval.refused" | "approval.requested" | "approval.used" | "attention.dismissed" | "attention.matched" | "business_profile.changed" | "connection.archived" | "connection.created" | "connection.credentials_changed" | "connection.probe_asked" | "connection.published" | "connection.switch_off_asked" | "connection.unpublished" | "connection.updated" | "console.signed_in" | "customer.erased" | "email_settings.changed" | "environment.created" | "environment.updated" | "event_delivery.redriven" | "invoice.credited" | "invoice.discount_changed" | "invoice.hosted_url_replaced" | "invoice.voided" | "member.invitation_revoked" | "member.invited" | "member.joined" | "member.removed" | "member.role_changed" | "member.rules_changed" | "numbers.left_out" | "payment.counted_lost" | "payment.link_switched_off" | "payment.recorded_offline" | "payment.refund_requested" | "payment.reversed" | "person.connected" | "person.passkey_added" | "person.passkey_removed" | "person.password_changed" | "person.provider_linked" | "person.provider_unlinked" | "person.second_factor_added" | "person.second_factor_removed" | "webhook_delivery.replayed" | "webhook_endpoint.created" | "webhook_endpoint.events_replayed" | "webhook_endpoint.removed" | "webhook_endpoint.secret_rotated" | "webhook_endpoint.updated";
            /** @description Id of the changed object. */
            subject_id: string;
            /** @description Further facts such as the amount; null for actions without money. */
            details: {
                [key: string]: string;
            } | null;
            /** @description Id of the API key or person that did it, or `operator` */
            actor: string;
            /** @description The name of that key or person then; null for the operator. */
            actor_name: string | null;
            /** @description IP address it came from. */
            source: string | null;
            /** @description Id of the request that caused it, as in the header `X-Request-ID` */
            request_id: string | null;
            /**
             * Format: date-time
             * @description When it happened.
             */
            occurred_at: string;
            /** @description Position in the log of its environment, without gaps. */
            sequence: number;
            /** @description SHA-256 of the entry and the previous hash. */
            hash: string;
        };
        Pagination: {
            /** @description Number of matches, exact up to 10000. If there are more, it is that number; follow next_cursor to read them all. */
            total: number;
            /** @description Maximum number of rows on a page. */
            limit: number;
            /** @description Number of rows before this page. */
            offset: number;
            /** @description Send it as `cursor` to get the next page; null on the last page. */
            next_cursor: string | null;
            /** @description Whether there is another page. */
            has_more: boolean;
        };
        AuditChainResponse: {
            /** @description Whether all checks passed. */
            ok: boolean;
            /** @description Number of checked entries. */
            entries: number;
            /** @description The last entry. Save it outside Remit. */
            head: components["schemas"]["AuditChainHeadResponse"] | null;
            /** @description The first entry that was changed or is missing; null when there is none. */
            broken: components["schemas"]["BrokenAuditChainResponse"] | null;
            /** @description Whether the entry that you saved is unchanged. */
            anchor_holds: boolean | null;
        };
        AuditChainHeadResponse: {
            /** @description Number of the entry, without gaps. */
            sequence: number;
            /** @description SHA-256 of the entry and the previous hash. */
            hash: string;
        };
        BrokenAuditChainResponse: {
            /** @description Number of the entry, without gaps. */
            sequence: number;
            /** @description Id of the object. */
            id: string;
            /**
             * @description `changed`: the entry was changed. `missing_before`: the previous entry is missing.
             * @enum {string}
             */
            reason: "changed" | "missing_before";
        };
        ApprovalListResponse: {
            /** @description The rows of this page. */
            items: components["schemas"]["ApprovalResponse"][];
            /** @description Current page, and whether there is another one. */
            pagination: components["schemas"]["Pagination"];
        };
        ApprovalResponse: {
            /** @description Id of the object. */
            id: string;
            /**
             * @description The action that needs approval.
             * @enum {string}
             */
            act: "payment.refund" | "payment.record_offline" | "invoice.credit" | "invoice.discount" | "invoice.void";
            /** @description Id of the payment or invoice. */
            subject_id: string;
            /** @description Amount of money. In major units, a decimal text with exactly the digits of its currency: 100.00 in AED, 100.000 in KWD, 100 in JPY. */
            amount: string;
            /** @description ISO 4217 code of three letters. */
            currency: string;
            /**
             * @description State.
             * @enum {string}
             */
            state: "waiting" | "approved" | "used" | "refused";
            /** @description Id of the key or person that asked, and does it once it is approved. */
            requested_by: string;
            /** @description Name of the key or person that asked. */
            requested_by_name: string | null;
            /** @description Id of the key or person that approved or refused. */
            decided_by: string | null;
            /** @description Name of the key or person that approved or refused. */
            decided_by_name: string | null;
            /**
             * Format: date-time
             * @description When it was created.
             */
            created_at: string;
            /**
             * Format: date-time
             * @description When it was approved or refused; null until then.
             */
            decided_at: string | null;
            /**
             * Format: date-time
             * @description Deadline for the approval, or for the action after the approval.
             */
            expires_at: string;
        };
        LoggedRequestListResponse: {
            /** @description The rows of this page. */
            items: components["schemas"]["LoggedRequestResponse"][];
            /** @description Current page, and whether there is another one. */
            pagination: components["schemas"]["Pagination"];
        };
        LoggedRequestResponse: {
            /** @description Id of the object. */
            id: string;
            /** @description Id of the environment. */
            environment_id: string;
            /**
             * Format: date-time
             * @description When it was received.
             */
            received_at: string;
            /**
             * @description Sent with a key in a header, or from the console.
             * @enum {string}
             */
            origin: "api" | "console";
            /** @description HTTP method. */
            method: string;
            /** @description Without its query. */
            path: string;
            /** @description 499: the caller closed the connection before the answer. */
            status: number;
            /** @description Duration in milliseconds. */
            duration_ms: number;
            /** @description Id of the request that caused it, as in the header `X-Request-ID` */
            request_id: string;
            /** @description Code of the error in the answer. */
            error_code: string | null;
            /** @description Whether the answer was replayed for its Idempotency-Key. */
            replayed: boolean;
            /** @description Id of the API key of the request. */
            key_id: string;
            /** @description Name of the key at that time. */
            key_name: string;
            /** @description Beginning and end of the key. */
            key_display_id: string;
        };
        EnvironmentListResponse: {
            /** @description The rows of this page. */
            items: components["schemas"]["EnvironmentResponse"][];
            /** @description Current page, and whether there is another one. */
            pagination: components["schemas"]["Pagination"];
            /** @description The environments. */
            environments: components["schemas"]["EnvironmentResponse"][];
            /** @description Number of matches; for an invoice its total: subtotal less discount, plus tax. */
            total: number;
            /** @description Maximum number of rows on a page. */
            limit: number;
            /** @description Number of rows before this page. */
            offset: number;
        };
        EnvironmentResponse: {
            /** @description Id of the object. */
            id: string;
            /** @description Display name. */
            name: string;
            /**
             * @description Type.
             * @enum {string}
             */
            type: "sandbox" | "production";
            /** @description Hosts to which payers may return. Empty: every public host. */
            return_hosts: string[];
            /** @description Amounts by currency above which an action needs the approval of a second key. Empty: no action needs it. */
            approval_limits: {
                [key: string]: string;
            };
            /**
             * Format: date-time
             * @description When it was created.
             */
            created_at: string;
            /**
             * Format: date-time
             * @description When it was last changed.
             */
            updated_at: string;
        };
        CreateEnvironmentRequest: {
            /** @description Display name. */
            name: string;
            /**
             * @description Type.
             * @enum {string}
             */
            type: "sandbox" | "production" | "development";
        };
        UpdateEnvironmentRequest: {
            /** @description Hosts to which payers may return (`success_url`, `cancel_url`). Empty: every public host. */
            return_hosts?: string[];
            /** @description Amounts by currency: a refund, offline payment, credit note, discount on a finalized invoice or void of one above it needs the approval of a second key. Parts count together: what was done before to the same invoice or payment counts as well, unless it was approved. If there are limits, every such action in a currency without a limit needs it. Empty: no action needs it. */
            approval_limits?: {
                [key: string]: string;
            };
        };
        ApiKeyListResponse: {
            /** @description The rows of this page. */
            items: components["schemas"]["ApiKeyResponse"][];
            /** @description Current page, and whether there is another one. */
            pagination: components["schemas"]["Pagination"];
        };
        ApiKeyResponse: {
            /** @description Id of the object. */
            id: string;
            /** @description Display name. */
            name: string;
            /**
             * @description Type.
             * @enum {string}
             */
            type: "private_key";
            /**
             * @description Always `remit`
             * @enum {string}
             */
            provider: "remit";
            /** @description Beginning and end of the key. */
            display_id: string;
            /** @description Null: every environment of the tenant. */
            environment_id: string | null;
            /** @description Scopes of the key. */
            scopes: ("read" | "write" | "admin" | "refunds:write" | "payments:offline" | "invoices:adjust" | "attention:match" | "invoices:send" | "keys:manage" | "webhooks:manage" | "members:manage")[];
            /** @description The same scopes under Flexprice's name. */
            roles: ("read" | "write" | "admin" | "refunds:write" | "payments:offline" | "invoices:adjust" | "attention:match" | "invoices:send" | "keys:manage" | "webhooks:manage" | "members:manage")[];
            /** @description Addresses and networks that may use the key; empty: all. */
            allowed_addresses: string[];
            /** @description Always null. */
            user_type: string | null;
            /**
             * @description Status.
             * @enum {string}
             */
            status: "active" | "expired" | "revoked";
            /**
             * Format: date-time
             * @description When it expires; null: never.
             */
            expires_at: string | null;
            /**
             * Format: date-time
             * @description When it was last used; null: never.
             */
            last_used_at: string | null;
            /**
             * Format: date-time
             * @description When it was created.
             */
            created_at: string;
            /**
             * Format: date-time
             * @description When it was last changed.
             */
            updated_at: string;
            /** @description Id of the key or person that created it. */
            created_by: string;
            /** @description Name of the key or person that made it; null for the operator. */
            created_by_name: string | null;
        };
        CreateApiKeyRequest: {
            /** @description Display name. */
            name: string;
            /** @description `read`: GET; `write`: other methods, except those that move money by hand; `refunds:write`: refunds; `payments:offline`: money received outside; `invoices:adjust`: the discount on a finalized invoice, voiding one and writing off; `attention:match`: matching a charge to an invoice; `admin`: all of these, and keys, environments and connections (default: `read`, `write`). */
            scopes?: ("read" | "write" | "admin" | "refunds:write" | "payments:offline" | "invoices:adjust" | "attention:match" | "invoices:send" | "keys:manage" | "webhooks:manage" | "members:manage")[];
            /** @description Absent: the environment of this request. Null: every environment of the tenant. */
            environment_id?: string | null;
            /** @description IP addresses and networks that may use the key. Empty or absent: all. */
            allowed_addresses?: string[] | null;
            /**
             * Format: date-time
             * @description Null or absent: the key does not expire. A key that expires makes only keys that expire no later.
             */
            expires_at?: string | null;
        };
        NewApiKeyResponse: {
            /** @description Id of the object. */
            id: string;
            /** @description Display name. */
            name: string;
            /**
             * @description Type.
             * @enum {string}
             */
            type: "private_key";
            /**
             * @description Always `remit`
             * @enum {string}
             */
            provider: "remit";
            /** @description Beginning and end of the key. */
            display_id: string;
            /** @description Null: every environment of the tenant. */
            environment_id: string | null;
            /** @description Scopes of the key. */
            scopes: ("read" | "write" | "admin" | "refunds:write" | "payments:offline" | "invoices:adjust" | "attention:match" | "invoices:send" | "keys:manage" | "webhooks:manage" | "members:manage")[];
            /** @description The same scopes under Flexprice's name. */
            roles: ("read" | "write" | "admin" | "refunds:write" | "payments:offline" | "invoices:adjust" | "attention:match" | "invoices:send" | "keys:manage" | "webhooks:manage" | "members:manage")[];
            /** @description Addresses and networks that may use the key; empty: all. */
            allowed_addresses: string[];
            /** @description Always null. */
            user_type: string | null;
            /**
             * @description Status.
             * @enum {string}
             */
            status: "active" | "expired" | "revoked";
            /**
             * Format: date-time
             * @description When it expires; null: never.
             */
            expires_at: string | null;
            /**
             * Format: date-time
             * @description When it was last used; null: never.
             */
            last_used_at: string | null;
            /**
             * Format: date-time
             * @description When it was created.
             */
            created_at: string;
            /**
             * Format: date-time
             * @description When it was last changed.
             */
            updated_at: string;
            /** @description Id of the key or person that created it. */
            created_by: string;
            /** @description Name of the key or person that made it; null for the operator. */
            created_by_name: string | null;
            /** @description Shown once; null when the answer is replayed. */
            api_key: string | null;
        };
        BusinessProfileResponse: {
            /** @description The registered name; null when it is not set. */
            legal_name: string | null;
            /** @description Name that customers know; null: the legal name, else the name of the tenant. */
            trade_name: string | null;
            /** @description Address lines as on an envelope. */
            address: string | null;
            /** @description Tax registration number (TRN). */
            tax_number: string | null;
            /** @description Footer of each invoice page. */
            footer: string | null;
            /** @description IANA name; the days of the business begin and end in this time zone. */
            time_zone: string;
            /**
             * @description Language of a page when the reader chose none: `en` or `ar`.
             * @enum {string}
             */
            language: "en" | "ar";
            /** @description Days from finalizing to the due date of an invoice that has none. */
            default_due_days: number;
            /** @description Default in per cent for a new line in the console; null: none. The API never adds tax that the request does not state. */
            default_tax_rate: string | null;
            /** @description Colour of the button on the invoice page, as #rrggbb; null: the default colour. */
            color: string | null;
            /** @description The logo, served by `GET /business-profile/logo`; null: there is none. */
            logo: components["schemas"]["LogoResponse"] | null;
            /** @description Increases by one with every change; 0 before the first. */
            version: number;
        };
        LogoResponse: {
            /** @description Identifies the picture, as its ETag does; a new picture gets a new value. */
            digest: string;
            /** @description In points. */
            width: number;
            /** @description In points. */
            height: number;
        };
        ChangeBusinessProfileRequest: {
            /** @description As registered. */
            legal_name?: string | null;
            /** @description Name that customers know; default: the legal name, else the name of the tenant. */
            trade_name?: string | null;
            /** @description Address lines as on an envelope. */
            address?: string | null;
            /** @description Tax registration number (TRN). */
            tax_number?: string | null;
            /** @description Footer of each invoice page, such as bank details or terms. */
            footer?: string | null;
            /** @description IANA name; the days of the business begin and end in this time zone (default: `UTC`). */
            time_zone?: string | null;
            /**
             * @description Language of a page when the reader chose none (default: `en`).
             * @enum {string|null}
             */
            language?: "en" | "ar" | null;
            /** @description Days until the due date of an invoice that is finalized without one (default: `30`). */
            default_due_days?: number | null;
            /** @description Default in per cent for a new line in the console. The API never adds tax that the request does not state. */
            default_tax_rate?: string | null;
            /** @description Colour of the button on the invoice page. */
            color?: string | null;
        };
        CreateCustomerRequest: {
            /** @description Your own id for the customer; unique in the environment. */
            external_id: string;
            /** @description Display name. */
            name: string;
            /**
             * Format: email
             * @description Required before Remit can send anything to Nomod.
             */
            email?: string | null;
            /** @description Phone number. */
            contact?: string | null;
            /** @description Street and number. */
            address_line1?: string | null;
            /** @description Floor, apartment, post office box. */
            address_line2?: string | null;
            /** @description City. */
            address_city?: string | null;
            /** @description State, emirate or province. */
            address_state?: string | null;
            /** @description Postal code. */
            address_postal_code?: string | null;
            /** @description ISO 3166-1 alpha-2. */
            address_country?: string | null;
            /** @description IANA name, such as `Asia/Dubai` (default: `UTC`). */
            timezone?: string | null;
            /** @description Your own key-value pairs of strings. */
            metadata?: {
                [key: string]: string;
            };
        };
        CustomerResponse: {
            /** @description Id of the object. */
            id: string;
            /** @description Your own id for the customer, unique in the environment. */
            external_id: string;
            /** @description Display name. */
            name: string;
            /** @description E-mail address. */
            email: string | null;
            /** @description Phone number. */
            contact: string | null;
            /** @description Street and number. */
            address_line1: string | null;
            /** @description Floor, apartment, post office box. */
            address_line2: string | null;
            /** @description City. */
            address_city: string | null;
            /** @description State, emirate or province. */
            address_state: string | null;
            /** @description Postal code. */
            address_postal_code: string | null;
            /** @description Country, two letters of ISO 3166-1. */
            address_country: string | null;
            /** @description IANA name, such as `Asia/Dubai` */
            timezone: string;
            /** @description Your own key-value pairs of strings. */
            metadata: {
                [key: string]: string;
            };
            /** @description Always null. */
            parent_customer_id: string | null;
            /** @description Always null. */
            parent_customer: string | null;
            /** @description Null unless expand=integrations. */
            integrations: components["schemas"]["IntegrationsResponse"] | null;
            /** @description Id of the environment. */
            environment_id: string;
            /** @description Id of the tenant. */
            tenant_id: string;
            /** @description Increases by one with every change. */
            version: number;
            /**
             * @description Status.
             * @enum {string}
             */
            status: "published" | "archived";
            /**
             * Format: date-time
             * @description When it was created.
             */
            created_at: string;
            /**
             * Format: date-time
             * @description When it was last changed.
             */
            updated_at: string;
            /** @description Id of the key or person that created it. */
            created_by: string;
            /** @description Id of the key that last changed it. */
            updated_by: string;
            /**
             * Format: date-time
             * @description When the personal data was erased.
             */
            erased_at: string | null;
        };
        IntegrationsResponse: {
            /** @description Data at Nomod; null when there is none. */
            nomod?: components["schemas"]["NomodIntegrationResponse"];
        };
        NomodIntegrationResponse: {
            /** @description Nomod's id of the customer. */
            nomod_customer_id: string;
            /**
             * Format: date-time
             * @description When it was created at Nomod.
             */
            synced_at: string;
        };
        CustomerListResponse: {
            /** @description The rows of this page. */
            items: components["schemas"]["CustomerResponse"][];
            /** @description Current page, and whether there is another one. */
            pagination: components["schemas"]["Pagination"];
        };
        UpdateCustomerRequest: {
            /** @description Your own id for the customer; unique in the environment. */
            external_id?: string;
            /** @description Display name. */
            name?: string;
            /**
             * Format: email
             * @description Required before Remit can send anything to Nomod.
             */
            email?: string | null;
            /** @description Phone number. */
            contact?: string | null;
            /** @description Street and number. */
            address_line1?: string | null;
            /** @description Floor, apartment, post office box. */
            address_line2?: string | null;
            /** @description City. */
            address_city?: string | null;
            /** @description State, emirate or province. */
            address_state?: string | null;
            /** @description Postal code. */
            address_postal_code?: string | null;
            /** @description ISO 3166-1 alpha-2. */
            address_country?: string | null;
            /** @description IANA name, such as `Asia/Dubai` */
            timezone?: string | null;
            /** @description Your own key-value pairs of strings. */
            metadata?: {
                [key: string]: string;
            };
        };
        SearchCustomersRequest: {
            /** @description Maximum number of rows on a page (default: `50`). */
            limit?: number;
            /** @description Number of rows before this page (default: `0`). */
            offset?: number;
            /** @description next_cursor of the previous page. */
            cursor?: string;
            /** @description Id of a row; the page begins after it. */
            starting_after?: string;
            /** @description Id of a row; the page ends before it. */
            ending_before?: string;
            /**
             * @description Order by time of creation (default: `desc`).
             * @enum {string}
             */
            order?: "desc" | "asc";
            /** @description Only these customers. */
            customer_ids?: string[];
            /** @description Only customers with these external ids. */
            external_ids?: string[];
            /** @description Exactly this external id. */
            external_id?: string;
            /** @description Part of the name or of the external id, or the whole e-mail, in any letter case. */
            search?: string;
            /** @description Exactly this e-mail, in any letter case. */
            email?: string;
            /**
             * @description Status (default: `published`).
             * @enum {string}
             */
            status?: "published" | "archived";
            /** @description `integrations` */
            expand?: string;
            /** @description Conditions; a match must meet all of them. */
            filters?: components["schemas"]["FilterConditionRequest"][];
            /** @description Sort order; the first field has the highest priority. */
            sort?: components["schemas"]["SortConditionRequest"][];
            /** @description Your own key-value pairs of strings. */
            metadata?: {
                [key: string]: string;
            };
        };
        FilterConditionRequest: {
            /** @description Field to compare or sort by. */
            field: string;
            /**
             * @description Comparison operator.
             * @enum {string}
             */
            operator: "eq" | "contains" | "not_contains" | "gt" | "gte" | "lt" | "lte" | "in" | "not_in" | "before" | "after";
            /**
             * @description Which member of value is used.
             * @enum {string}
             */
            data_type?: "string" | "number" | "date" | "array";
            /** @description Value to compare with. */
            value: components["schemas"]["FilterValue"];
        };
        FilterValue: {
            /** @description String value. */
            string?: string;
            /** @description Number. */
            number?: number;
            /** @description True or false. */
            boolean?: boolean;
            /**
             * Format: date-time
             * @description Time in RFC 3339.
             */
            date?: string;
            /** @description List of values, for `in` and `not_in` */
            array?: string[];
        };
        SortConditionRequest: {
            /** @description Field to compare or sort by. */
            field: string;
            /**
             * @description `asc` or `desc` (default: `desc`).
             * @enum {string}
             */
            direction?: "asc" | "desc";
        };
        CustomerIntegrationsResponse: {
            /** @description Id of the billed customer. */
            customer_id: string;
            /** @description By provider. */
            integrations: components["schemas"]["IntegrationsResponse"];
        };
        CreateConnectionRequest: {
            /** @description API key of the Nomod account; encrypted, and never returned. */
            api_key?: string;
            /** @description Nomod's signing secret (`whsec_...`), or a secret of at least 8 characters that a relay sends. */
            webhook_secret?: string;
            /** @description Display name. */
            name: string;
            /**
             * @description Provider of the account: `nomod`
             * @enum {string}
             */
            provider_type: "nomod";
            /** @description The same secrets, for clients of the Flexprice dialect. */
            encrypted_secret_data?: components["schemas"]["SecretDataRequest"];
            /** @description What Remit pushes to Nomod automatically. */
            sync_config?: components["schemas"]["SyncConfigRequest"];
            /** @description Your own key-value pairs of strings. */
            metadata?: {
                [key: string]: unknown;
            };
            /**
             * @description Status (default: `draft`).
             * @enum {string}
             */
            status?: "draft" | "published";
            /** @description Title that the payer sees on the page and the receipt: a text with {invoice_number}, {business_name} (the trade name of the business profile, else its legal name, else the name of the tenant) and at most 20 other characters. Null: "{business_name} {invoice_number}". Remit shortens the name when the title is longer than Nomod accepts. */
            title_template?: string | null;
            /** @description Payment options of new links and invoices. Default: Tabby and Tamara, no tip, no service fee. An invoice or a payment may override them. */
            payment_options?: components["schemas"]["PaymentOptionsRequest"] | null;
            /** @description Hours until a new link expires; null: links do not expire. A payment may override it. */
            link_expires_after_hours?: number | null;
            /**
             * @description Required for a live key in a sandbox environment, and for a test key in a production environment.
             * @enum {string}
             */
            confirm_mode?: "live key in sandbox" | "test key in production";
        };
        SecretDataRequest: {
            /** @description API key of the Nomod account; encrypted, and never returned. */
            api_key?: string;
            /** @description Nomod's signing secret (`whsec_...`), or a secret of at least 8 characters that a relay sends. */
            webhook_secret?: string;
        };
        SyncConfigRequest: {
            /** @description For other providers; nothing is synced. */
            plan?: components["schemas"]["SyncDirectionsRequest"];
            /** @description For other providers; nothing is synced. */
            subscription?: components["schemas"]["SyncDirectionsRequest"];
            /** @description About invoices. */
            invoice?: components["schemas"]["SyncDirectionsRequest"];
            /** @description About customers. */
            customer?: components["schemas"]["SyncDirectionsRequest"];
            /** @description About payments. */
            payment?: components["schemas"]["SyncDirectionsRequest"];
            /** @description For other providers; nothing is synced. */
            price?: components["schemas"]["SyncDirectionsRequest"];
            /** @description For other providers; nothing is synced. */
            deal?: components["schemas"]["SyncDirectionsRequest"];
            /** @description For other providers; nothing is synced. */
            quote?: components["schemas"]["SyncDirectionsRequest"];
        };
        SyncDirectionsRequest: {
            /** @description From Nomod to Remit (default: `false`). */
            inbound?: boolean;
            /** @description From Remit to Nomod (default: `false`). */
            outbound?: boolean;
        };
        PaymentOptionsRequest: {
            /** @description Pay later with Tabby. */
            tabby?: boolean | null;
            /** @description Pay later with Tamara. */
            tamara?: boolean | null;
            /** @description The payer may add a tip on a payment link. Remit books it separately as `extras_amount`. The page of a pushed invoice accepts no tip. */
            tip?: boolean | null;
            /** @description The payer pays the fee of the method, if the Nomod account has one. Remit books it separately as `extras_amount`. */
            service_fee?: boolean | null;
        };
        ConnectionResponse: {
            /** @description Id of the object. */
            id: string;
            /** @description Display name. */
            name: string;
            /**
             * @description Provider of the account: `nomod`
             * @enum {string}
             */
            provider_type: "nomod";
            /**
             * @description Status.
             * @enum {string}
             */
            status: "draft" | "published" | "archived";
            /** @description What Remit pushes to Nomod automatically. */
            sync_config: components["schemas"]["SyncConfigRequest"];
            /** @description Your own key-value pairs of strings. */
            metadata: {
                [key: string]: unknown;
            };
            /** @description Template for titles of links and invoices; null: the business name and the invoice number. */
            title_template: string | null;
            /** @description Payment options offered beside the card. */
            payment_options: components["schemas"]["PaymentOptionsResponse"];
            /** @description Hours until a new link expires; null: links do not expire. */
            link_expires_after_hours: number | null;
            /** @description Facts about the secrets, never the secrets themselves. */
            credentials: components["schemas"]["CredentialsResponse"];
            /** @description URL to which Nomod or a relay sends webhooks. */
            webhook_url: string;
            /** @description Other connections that use the same Nomod account. */
            shared_account: components["schemas"]["SharedAccountResponse"][];
            /** @description The lists of the account are unreliable. Remit polls objects one by one, which takes longer. */
            reads_objects: boolean;
            /**
             * Format: date-time
             * @description Time since which Remit disables what can be paid through it; it is archived afterwards.
             */
            switch_off_asked_at: string | null;
            /**
             * Format: date-time
             * @description Time since which Nomod refuses the key.
             */
            paused_at: string | null;
            /** @description Why its work is paused; null when it is not. */
            paused_reason: string | null;
            /**
             * Format: date-time
             * @description Time of the last successful call, updated every few seconds.
             */
            last_call_succeeded_at: string | null;
            /**
             * Format: date-time
             * @description When a call to Nomod last failed.
             */
            last_call_failed_at: string | null;
            /**
             * @description Why the last failed call failed.
             * @enum {string|null}
             */
            last_call_failure: "unreachable" | "timed_out" | "connection_lost" | "rate_limited" | "unavailable" | "server_error" | "unauthorized" | "not_found" | "refused" | "invalid_answer" | "redirected" | null;
            /** @description Increases by one with every change. */
            version: number;
            /** @description Id of the environment. */
            environment_id: string;
            /** @description Id of the tenant. */
            tenant_id: string;
            /**
             * Format: date-time
             * @description When it was created.
             */
            created_at: string;
            /**
             * Format: date-time
             * @description When it was last changed.
             */
            updated_at: string;
            /** @description Id of the key or person that created it. */
            created_by: string;
            /** @description Id of the key that last changed it. */
            updated_by: string;
        };
        PaymentOptionsResponse: {
            /** @description Pay later with Tabby. */
            tabby: boolean;
            /** @description Pay later with Tamara. */
            tamara: boolean;
            /** @description The payer may add a tip on a payment link. Remit books it separately as `extras_amount`. The page of a pushed invoice accepts no tip. */
            tip: boolean;
            /** @description The payer pays the fee of the method, if the Nomod account has one. Remit books it separately as `extras_amount`. */
            service_fee: boolean;
        };
        CredentialsResponse: {
            /** @description API key of the Nomod account; encrypted, and never returned. */
            api_key: components["schemas"]["ShownSecretResponse"];
            /** @description Secret that verifies webhooks from Nomod; null when none is saved. */
            webhook_secret: components["schemas"]["ShownWebhookSecretResponse"];
        };
        ShownSecretResponse: {
            /**
             * Format: date-time
             * @description When it was saved.
             */
            set_at: string | null;
            /** @description Last four characters of the secret; null when it is too short. */
            last4: string | null;
        };
        ShownWebhookSecretResponse: {
            /**
             * Format: date-time
             * @description When it was saved.
             */
            set_at: string | null;
            /** @description Last four characters of the secret; null when it is too short. */
            last4: string | null;
            /**
             * Format: date-time
             * @description Time until which the previous secret is accepted.
             */
            previous_valid_until: string | null;
        };
        SharedAccountResponse: {
            /** @description Other connections to the same account. */
            with: components["schemas"]["SharedWith"];
            /** @description Null when it belongs to another tenant. */
            environment_id: string | null;
            /** @description Null when it belongs to another tenant. */
            connection_id: string | null;
            /**
             * Format: date-time
             * @description When it was observed.
             */
            seen_at: string;
        };
        /** @enum {string} */
        SharedWith: "same_environment" | "other_environment" | "other_tenant";
        ConnectionListResponse: {
            /** @description The rows of this page. */
            items: components["schemas"]["ConnectionResponse"][];
            /** @description Current page, and whether there is another one. */
            pagination: components["schemas"]["Pagination"];
            /** @description The connections. */
            connections: components["schemas"]["ConnectionResponse"][];
            /** @description Number of matches; for an invoice its total: subtotal less discount, plus tax. */
            total: number;
            /** @description Maximum number of rows on a page. */
            limit: number;
            /** @description Number of rows before this page. */
            offset: number;
        };
        UpdateConnectionRequest: {
            /** @description Display name. */
            name?: string;
            /** @description What Remit pushes to Nomod automatically. */
            sync_config?: components["schemas"]["SyncConfigRequest"];
            /** @description Your own key-value pairs of strings. */
            metadata?: {
                [key: string]: unknown;
            };
            /** @description Title that the payer sees on the page and the receipt: a text with {invoice_number}, {business_name} (the trade name of the business profile, else its legal name, else the name of the tenant) and at most 20 other characters. Null: "{business_name} {invoice_number}". Remit shortens the name when the title is longer than Nomod accepts. */
            title_template?: string | null;
            /** @description Payment options of new links and invoices. Default: Tabby and Tamara, no tip, no service fee. An invoice or a payment may override them. */
            payment_options?: components["schemas"]["PaymentOptionsRequest"] | null;
            /** @description Hours until a new link expires; null: links do not expire. A payment may override it. */
            link_expires_after_hours?: number | null;
        };
        KeyCheckResponse: {
            /** @description Id of the connection to Nomod. */
            connection_id: string;
            /** @description Whether all checks passed. */
            ok: boolean;
            /** @description True when Nomod refused the key; false also when Nomod did not answer. */
            refused: boolean;
            /** @description Description for people. */
            message: string;
        };
        ConnectionCallsResponse: {
            /** @description Id of the connection to Nomod. */
            connection_id: string;
            /** @description Calls per second that the account is known to accept. */
            calls_per_second: number;
            /**
             * Format: date-time
             * @description When Nomod last refused a call.
             */
            last_refused_at: string | null;
            /**
             * Format: date-time
             * @description Time until which Nomod asked for no calls.
             */
            blocked_until: string | null;
            /** @description Nomod is not answering; Remit probes it once a second. */
            is_down: boolean;
            /** @description Calls since midnight UTC, by purpose. */
            today: components["schemas"]["CallsOfDayResponse"];
            /** @description Null before the first sweep. */
            sweep: components["schemas"]["ConnectionSweepResponse"] | null;
        };
        CallsOfDayResponse: {
            /** @description Interactive calls: links, refunds, tests. */
            interactive: number;
            /** @description Readings of objects that webhooks name. */
            reading: number;
            /** @description Pushes of invoices and customers. */
            push: number;
            /** @description Polling of links, payments and lists. */
            sweep: number;
            /** @description Calls of all these that Nomod refused because of its rate limit. */
            refused: number;
        };
        ConnectionSweepResponse: {
            /**
             * Format: date-time
             * @description Remit knows every charge created before this time; null before the first complete sweep.
             */
            swept_at: string | null;
            /** @description Seconds since then. */
            lag_seconds: number | null;
            /** @description Seconds between two sweeps. */
            interval_seconds: number;
            /**
             * @description Whether webhooks arrive for the charges that sweeps find. If so, sweeps are less frequent; if not, more frequent.
             * @enum {string}
             */
            webhooks: "unknown" | "arriving" | "missing";
            /** @description The lists are unreliable, so Remit reads links, invoices or charges one by one, which takes longer. */
            reads_objects: boolean;
            /** @description Whether lists are observed to be newest first. */
            lists_newest_first: boolean;
            /** @description Whether lists are observed to have a total count. */
            lists_have_count: boolean;
            /** @description Whether lists are observed to respect the status filter. */
            lists_are_filtered: boolean;
            /** @description Whether the pages of lists are observed to hold all rows, without repeated or missing ones. */
            lists_have_end: boolean;
        };
        ReplaceCredentialsRequest: {
            /** @description API key of the Nomod account; encrypted, and never returned. */
            api_key: string;
            /**
             * @description Required for a live key in a sandbox environment, and for a test key in a production environment.
             * @enum {string}
             */
            confirm_mode?: "live key in sandbox" | "test key in production";
        };
        RotateWebhookSecretRequest: {
            /** @description Nomod's signing secret (`whsec_...`), or a secret of at least 8 characters that a relay sends. */
            webhook_secret?: string;
        };
        RotatedSecretResponse: {
            /** @description Id of the object. */
            id: string;
            /** @description Display name. */
            name: string;
            /**
             * @description Provider of the account: `nomod`
             * @enum {string}
             */
            provider_type: "nomod";
            /**
             * @description Status.
             * @enum {string}
             */
            status: "draft" | "published" | "archived";
            /** @description What Remit pushes to Nomod automatically. */
            sync_config: components["schemas"]["SyncConfigRequest"];
            /** @description Your own key-value pairs of strings. */
            metadata: {
                [key: string]: unknown;
            };
            /** @description Template for titles of links and invoices; null: the business name and the invoice number. */
            title_template: string | null;
            /** @description Payment options offered beside the card. */
            payment_options: components["schemas"]["PaymentOptionsResponse"];
            /** @description Hours until a new link expires; null: links do not expire. */
            link_expires_after_hours: number | null;
            /** @description Facts about the secrets, never the secrets themselves. */
            credentials: components["schemas"]["CredentialsResponse"];
            /** @description URL to which Nomod or a relay sends webhooks. */
            webhook_url: string;
            /** @description Other connections that use the same Nomod account. */
            shared_account: components["schemas"]["SharedAccountResponse"][];
            /** @description The lists of the account are unreliable. Remit polls objects one by one, which takes longer. */
            reads_objects: boolean;
            /**
             * Format: date-time
             * @description Time since which Remit disables what can be paid through it; it is archived afterwards.
             */
            switch_off_asked_at: string | null;
            /**
             * Format: date-time
             * @description Time since which Nomod refuses the key.
             */
            paused_at: string | null;
            /** @description Why its work is paused; null when it is not. */
            paused_reason: string | null;
            /**
             * Format: date-time
             * @description Time of the last successful call, updated every few seconds.
             */
            last_call_succeeded_at: string | null;
            /**
             * Format: date-time
             * @description When a call to Nomod last failed.
             */
            last_call_failed_at: string | null;
            /**
             * @description Why the last failed call failed.
             * @enum {string|null}
             */
            last_call_failure: "unreachable" | "timed_out" | "connection_lost" | "rate_limited" | "unavailable" | "server_error" | "unauthorized" | "not_found" | "refused" | "invalid_answer" | "redirected" | null;
            /** @description Increases by one with every change. */
            version: number;
            /** @description Id of the environment. */
            environment_id: string;
            /** @description Id of the tenant. */
            tenant_id: string;
            /**
             * Format: date-time
             * @description When it was created.
             */
            created_at: string;
            /**
             * Format: date-time
             * @description When it was last changed.
             */
            updated_at: string;
            /** @description Id of the key or person that created it. */
            created_by: string;
            /** @description Id of the key that last changed it. */
            updated_by: string;
            /** @description The generated secret, shown once; absent when you sent one. */
            webhook_secret: string | null;
        };
        ConnectionHabitsResponse: {
            /** @description Id of the connection to Nomod. */
            connection_id: string;
            /** @description Behaviour of the Nomod account, one entry for each assumption. */
            habits: components["schemas"]["HabitResponse"][];
            /** @description The last probe; null before the first. */
            probe: components["schemas"]["ProbeResponse"] | null;
        };
        HabitResponse: {
            /**
             * @description A behaviour that Nomod does not document.
             * @enum {string}
             */
            name: "item_amount" | "account_tax" | "search_title" | "search_note" | "search_delay" | "list_order" | "list_count" | "list_end" | "page_size" | "status_filter" | "expiry_limit" | "title_length" | "note_length" | "unknown_id" | "payment_url";
            /** @description The observed behaviour, or the assumption if it was not observed. */
            answer: string;
            /** @description The assumption until it is observed. */
            assumed: string;
            /**
             * Format: date-time
             * @description Null: never observed.
             */
            seen_at: string | null;
            /**
             * @description Observed by a probe, or during normal work.
             * @enum {string|null}
             */
            seen_by: "probe" | "use" | null;
        };
        ProbeResponse: {
            /** @description Id of the object. */
            id: string;
            /**
             * @description `searching`: its link is disabled, and Remit searches for it.
             * @enum {string}
             */
            state: "asked" | "searching" | "done" | "failed";
            /**
             * Format: date-time
             * @description When it was requested.
             */
            asked_at: string;
            /**
             * Format: date-time
             * @description When it ended.
             */
            ended_at: string | null;
            /** @description The link at Nomod that it created and disabled. */
            link_id: string | null;
            /** @description Why it failed. */
            error: string | null;
        };
        CreateInvoiceDto: {
            /** @description Id of the billed customer. */
            customer_id: string;
            /** @description ISO 4217 code of three letters. */
            currency: string;
            /** @description Lines of the invoice. */
            line_items: components["schemas"]["LineItemDto"][];
            /** @description Discount on the subtotal. In major units, a decimal text with exactly the digits of its currency: 100.00 in AED, 100.000 in KWD, 100 in JPY. */
            total_discount?: (string | number) | null;
            /** @description If lines have a tax_rate, Remit computes it from them and refuses a different value. In major units, a decimal text with exactly the digits of its currency: 100.00 in AED, 100.000 in KWD, 100 in JPY. */
            total_tax?: (string | number) | null;
            /** @description Optional. Remit computes it from lines, discount and tax, and refuses a different value. In major units, a decimal text with exactly the digits of its currency: 100.00 in AED, 100.000 in KWD, 100 in JPY. */
            subtotal?: (string | number) | null;
            /** @description Optional. Remit computes it from lines, discount and tax, and refuses a different value. In major units, a decimal text with exactly the digits of its currency: 100.00 in AED, 100.000 in KWD, 100 in JPY. */
            total?: (string | number) | null;
            /** @description Optional. Remit computes it from lines, discount and tax, and refuses a different value. In major units, a decimal text with exactly the digits of its currency: 100.00 in AED, 100.000 in KWD, 100 in JPY. */
            amount_due?: (string | number) | null;
            /** @description Optional. Remit computes it from lines, discount and tax, and refuses a different value. In major units, a decimal text with exactly the digits of its currency: 100.00 in AED, 100.000 in KWD, 100 in JPY. */
            amount_remaining?: (string | number) | null;
            /**
             * @description Every invoice is `one_off`
             * @enum {string|null}
             */
            invoice_type?: "one_off" | null;
            /**
             * Format: date-time
             * @description Issue date of the invoice, such as 2026-12-01. Of a time, only the date counts. Default: the day of finalizing, in the time zone of the business profile.
             */
            issue_date?: string | null;
            /**
             * Format: date-time
             * @description Last day for payment, such as 2026-12-31, not before the issue date. Of a time, only the date counts. Default: the issue date plus the days in the business profile (30 unless changed).
             */
            due_date?: string | null;
            /** @description Free text for people. */
            description?: string | null;
            /** @description Your own key-value pairs of strings. */
            metadata?: {
                [key: string]: string;
            } | null;
            /** @description Payment options of this invoice. Options that you leave out come from its connection. */
            payment_options?: components["schemas"]["PaymentOptionsRequest"] | null;
            /** @description For an invoice in another currency than that of the tax authority. The page and the PDF file then show the totals in both currencies. There is no default, and Remit does not look up rates. A finalized invoice keeps its rate. */
            exchange_rate?: components["schemas"]["ExchangeRateRequest"] | null;
            /** @description Idempotency key of the object: it is created once per key. */
            idempotency_key?: string | null;
            /** @description Stored and returned; it has no other effect. */
            billing_reason?: string | null;
            /**
             * Format: date-time
             * @description Beginning of the billing period; null when there is none.
             */
            period_start?: string | null;
            /**
             * Format: date-time
             * @description End of the billing period; null when there is none.
             */
            period_end?: string | null;
        };
        LineItemDto: {
            /** @description Text of the line that the payer sees. */
            display_name: string;
            /** @description Decimal text with at most 8 places. Multiplied by the unit price if there is one; otherwise only shown. */
            quantity: string;
            /** @description Unit price: an exact decimal with at most 12 places. The amount is quantity x unit_price, rounded half up once. */
            unit_price?: string | null;
            /** @description Amount of the line before discount and tax. Required without a unit price. With one it is optional, and Remit refuses a different value. In major units, a decimal text with exactly the digits of its currency: 100.00 in AED, 100.000 in KWD, 100 in JPY. */
            amount?: (string | number) | null;
            /** @description Tax rate in per cent, from 0 to 100 with at most 6 places. It applies to the amount less its share of the discount; each line is rounded half up. There is no default rate: without one the line has no tax. */
            tax_rate?: string | null;
            /** @description Your own key-value pairs of strings. */
            metadata?: {
                [key: string]: string;
            } | null;
            /**
             * Format: date-time
             * @description Beginning of the billing period; null when there is none.
             */
            period_start?: string | null;
            /**
             * Format: date-time
             * @description End of the billing period; null when there is none.
             */
            period_end?: string | null;
        };
        ExchangeRateRequest: {
            /** @description ISO 4217 code of three letters. */
            currency: string;
            /** @description Value of one unit of the invoice's currency in this currency: an exact decimal above zero. */
            rate: string;
        };
        InvoiceResponse: {
            /** @description Id of the object. */
            id: string;
            /** @description Id of the billed customer. */
            customer_id: string;
            /** @description The customer, as in GET /customers/{id}. */
            customer: components["schemas"]["CustomerResponse"] | null;
            /** @description Number of the invoice; null for a draft. */
            invoice_number: string | null;
            /**
             * @description Always `one_off`
             * @enum {string}
             */
            invoice_type: "one_off";
            /**
             * @description Status of the invoice, independent of payments.
             * @enum {string}
             */
            invoice_status: "draft" | "finalized" | "voided";
            /**
             * @description Payment status.
             * @enum {string}
             */
            payment_status: "pending" | "succeeded" | "overpaid" | "partially_refunded" | "refunded" | "voided";
            /** @description ISO 4217 code of three letters. */
            currency: string;
            /** @description Sum of the lines before discount and tax. In major units, a decimal text with exactly the digits of its currency: 100.00 in AED, 100.000 in KWD, 100 in JPY. */
            subtotal: string;
            /** @description Discount on the subtotal. In major units, a decimal text with exactly the digits of its currency: 100.00 in AED, 100.000 in KWD, 100 in JPY. */
            total_discount: string;
            /** @description Always zero: Remit has no wallets. In major units, a decimal text with exactly the digits of its currency: 100.00 in AED, 100.000 in KWD, 100 in JPY. */
            total_prepaid_credits_applied: string;
            /** @description Sum of taxes. In major units, a decimal text with exactly the digits of its currency: 100.00 in AED, 100.000 in KWD, 100 in JPY. */
            total_tax: string;
            /** @description Tax by rate; empty when no line has a rate. */
            tax_summary: components["schemas"]["RateTaxResponse"][];
            /** @description Number of matches; for an invoice its total: subtotal less discount, plus tax. In major units, a decimal text with exactly the digits of its currency: 100.00 in AED, 100.000 in KWD, 100 in JPY. */
            total: string;
            /** @description Sum of the credit notes. In major units, a decimal text with exactly the digits of its currency: 100.00 in AED, 100.000 in KWD, 100 in JPY. */
            adjustment_amount: string;
            /** @description Amount owed: the total less credit notes. In major units, a decimal text with exactly the digits of its currency: 100.00 in AED, 100.000 in KWD, 100 in JPY. */
            amount_due: string;
            /** @description Gross amount received; refunds do not lower it. In major units, a decimal text with exactly the digits of its currency: 100.00 in AED, 100.000 in KWD, 100 in JPY. */
            amount_paid: string;
            /** @description Amount that is still to be paid. In major units, a decimal text with exactly the digits of its currency: 100.00 in AED, 100.000 in KWD, 100 in JPY. */
            amount_remaining: string;
            /** @description Overpaid amount that is not refunded yet. */
            overpaid_amount: string | null;
            /** @description Total refunded so far. In major units, a decimal text with exactly the digits of its currency: 100.00 in AED, 100.000 in KWD, 100 in JPY. */
            refunded_amount: string;
            /** @description Lines of the invoice. */
            line_items: components["schemas"]["LineItemResponse"][];
            /** @description Free text for people. */
            description: string | null;
            /** @description Your metadata, with nomod_invoice_id, _url, _code, _status and nomod_reference_id after the invoice exists at Nomod. */
            metadata: {
                [key: string]: string;
            };
            /** @description Payment options of this invoice; others come from its connection. */
            payment_options: components["schemas"]["PaymentOptionsRequest"] | null;
            /** @description The totals in another currency at the given rate; null: no rate was given. */
            exchange_rate: components["schemas"]["ExchangeRateResponse"] | null;
            /** @description Reason for the invoice; always `manual` */
            billing_reason: string | null;
            /** @description Always null. */
            billing_period: string | null;
            /** @description Always null. */
            billing_sequence: string | null;
            /**
             * Format: date-time
             * @description Beginning of the billing period; null when there is none.
             */
            period_start: string | null;
            /**
             * Format: date-time
             * @description End of the billing period; null when there is none.
             */
            period_end: string | null;
            /**
             * Format: date-time
             * @description Issue date, as midnight UTC of the calendar day. Null for a draft without one, and for invoices finalized before Remit stored it.
             */
            issue_date: string | null;
            /**
             * Format: date-time
             * @description Last day for payment, as midnight UTC of the calendar day. Null for a draft without one.
             */
            due_date: string | null;
            /**
             * Format: date-time
             * @description When it was finalized; null for a draft.
             */
            finalized_at: string | null;
            /**
             * Format: date-time
             * @description When it was fully paid; null until then.
             */
            paid_at: string | null;
            /**
             * Format: date-time
             * @description When it was voided; null when it was not.
             */
            voided_at: string | null;
            /** @description Why it was voided; null when it was not voided, or no reason was given. */
            void_reason: string | null;
            /**
             * Format: uri
             * @description Page to send to the customer. It shows the invoice and its status, and leads to the current link. The address changes only with POST /invoices/{id}/rotate-hosted-url.
             */
            hosted_invoice_url: string | null;
            /**
             * Format: uri
             * @description Address of the invoice as a PDF file; it needs no key. Null for a draft. `?lang=en`, `ar` or `both` chooses the language.
             */
            invoice_pdf_url: string | null;
            /** @description Idempotency key of the object: it is created once per key. */
            idempotency_key: string | null;
            /** @description Always null. */
            subscription: string | null;
            /** @description Always null. */
            subscription_id: string | null;
            /** @description Always empty. */
            taxes: string[];
            /** @description Always empty. */
            coupon_applications: string[];
            /** @description Version number, which grows with every change. */
            version: number;
            /**
             * @description Status.
             * @enum {string}
             */
            status: "published";
            /** @description Id of the tenant. */
            tenant_id: string;
            /** @description Id of the environment. */
            environment_id: string;
            /**
             * Format: date-time
             * @description When it was created.
             */
            created_at: string;
            /**
             * Format: date-time
             * @description When it was last changed.
             */
            updated_at: string;
            /** @description Id of the key or person that created it. */
            created_by: string;
            /** @description Id of the key that last changed it. */
            updated_by: string;
        };
        RateTaxResponse: {
            /** @description Per cent. */
            tax_rate: string;
            /** @description Sum of the lines, less their share of the discount. In major units, a decimal text with exactly the digits of its currency: 100.00 in AED, 100.000 in KWD, 100 in JPY. */
            taxable_amount: string;
            /** @description Sum of the taxes of the lines. In major units, a decimal text with exactly the digits of its currency: 100.00 in AED, 100.000 in KWD, 100 in JPY. */
            tax_amount: string;
        };
        LineItemResponse: {
            /** @description Id of the object. */
            id: string;
            /** @description Id of the invoice. */
            invoice_id: string;
            /** @description Id of the billed customer. */
            customer_id: string;
            /** @description Text of the line that the payer sees. */
            display_name: string;
            /** @description Quantity; the amount is for the whole line. */
            quantity: string;
            /** @description Unit price; null when only the amount was given. */
            unit_price: string | null;
            /** @description Amount of the line before discount and tax. In major units, a decimal text with exactly the digits of its currency: 100.00 in AED, 100.000 in KWD, 100 in JPY. */
            amount: string;
            /** @description Tax rate in per cent; null: none was given. */
            tax_rate: string | null;
            /** @description Tax of the line; null without a tax_rate. In major units, a decimal text with exactly the digits of its currency: 100.00 in AED, 100.000 in KWD, 100 in JPY. */
            tax_amount: string | null;
            /** @description ISO 4217 code of three letters. */
            currency: string;
            /** @description Discount of this line. In major units, a decimal text with exactly the digits of its currency: 100.00 in AED, 100.000 in KWD, 100 in JPY. */
            line_item_discount: string;
            /** @description The line's share of the invoice's discount. In major units, a decimal text with exactly the digits of its currency: 100.00 in AED, 100.000 in KWD, 100 in JPY. */
            invoice_level_discount: string;
            /** @description Always zero: Remit has no wallets. In major units, a decimal text with exactly the digits of its currency: 100.00 in AED, 100.000 in KWD, 100 in JPY. */
            prepaid_credits_applied: string;
            /** @description Your own key-value pairs of strings. */
            metadata: {
                [key: string]: string;
            };
            /**
             * Format: date-time
             * @description Beginning of the billing period; null when there is none.
             */
            period_start: string | null;
            /**
             * Format: date-time
             * @description End of the billing period; null when there is none.
             */
            period_end: string | null;
            /** @description Always null. */
            commitment_info: string | null;
            /** @description Always null. */
            entity_id: string | null;
            /** @description Always null. */
            entity_type: string | null;
            /** @description Always null. */
            meter_display_name: string | null;
            /** @description Always null. */
            meter_id: string | null;
            /** @description Always null. */
            plan_display_name: string | null;
            /** @description Always null. */
            price_id: string | null;
            /** @description Always null. */
            price_type: string | null;
            /** @description Always null. */
            price_unit: string | null;
            /** @description Always null. */
            price_unit_amount: string | null;
            /** @description Always null. */
            price_unit_id: string | null;
            /** @description Always null. */
            subscription_id: string | null;
            /** @description Always null. */
            usage_analytics: string | null;
            /** @description Always null. */
            usage_breakdown: string | null;
            /**
             * @description Status.
             * @enum {string}
             */
            status: "published";
            /** @description Id of the tenant. */
            tenant_id: string;
            /** @description Id of the environment. */
            environment_id: string;
            /**
             * Format: date-time
             * @description When it was created.
             */
            created_at: string;
            /**
             * Format: date-time
             * @description When it was last changed.
             */
            updated_at: string;
            /** @description Id of the key or person that created it. */
            created_by: string;
            /** @description Id of the key that last changed it. */
            updated_by: string;
        };
        ExchangeRateResponse: {
            /** @description The currency that totals are converted to. */
            currency: string;
            /** @description Value of one unit of the invoice's currency in this currency. */
            rate: string;
            /** @description The total without tax, converted. In major units, a decimal text with exactly the digits of its currency: 100.00 in AED, 100.000 in KWD, 100 in JPY. */
            total_without_tax: string;
            /** @description The tax, converted. In major units, a decimal text with exactly the digits of its currency: 100.00 in AED, 100.000 in KWD, 100 in JPY. */
            total_tax: string;
            /** @description The sum of net amount and tax, converted. In major units, a decimal text with exactly the digits of its currency: 100.00 in AED, 100.000 in KWD, 100 in JPY. */
            total: string;
        };
        InvoiceListResponse: {
            /** @description The rows of this page. */
            items: components["schemas"]["ListedInvoiceResponse"][];
            /** @description Current page, and whether there is another one. */
            pagination: components["schemas"]["PaginationResponse"];
        };
        ListedInvoiceResponse: {
            /** @description Id of the object. */
            id: string;
            /** @description Id of the billed customer. */
            customer_id: string;
            /** @description The customer, as in GET /customers/{id}. */
            customer: components["schemas"]["CustomerResponse"] | null;
            /** @description Number of the invoice; null for a draft. */
            invoice_number: string | null;
            /**
             * @description Always `one_off`
             * @enum {string}
             */
            invoice_type: "one_off";
            /**
             * @description Status of the invoice, independent of payments.
             * @enum {string}
             */
            invoice_status: "draft" | "finalized" | "voided";
            /**
             * @description Payment status.
             * @enum {string}
             */
            payment_status: "pending" | "succeeded" | "overpaid" | "partially_refunded" | "refunded" | "voided";
            /** @description ISO 4217 code of three letters. */
            currency: string;
            /** @description Sum of the lines before discount and tax. In major units, a decimal text with exactly the digits of its currency: 100.00 in AED, 100.000 in KWD, 100 in JPY. */
            subtotal: string;
            /** @description Discount on the subtotal. In major units, a decimal text with exactly the digits of its currency: 100.00 in AED, 100.000 in KWD, 100 in JPY. */
            total_discount: string;
            /** @description Always zero: Remit has no wallets. In major units, a decimal text with exactly the digits of its currency: 100.00 in AED, 100.000 in KWD, 100 in JPY. */
            total_prepaid_credits_applied: string;
            /** @description Sum of taxes. In major units, a decimal text with exactly the digits of its currency: 100.00 in AED, 100.000 in KWD, 100 in JPY. */
            total_tax: string;
            /** @description Tax by rate; empty when no line has a rate. */
            tax_summary: components["schemas"]["RateTaxResponse"][];
            /** @description Number of matches; for an invoice its total: subtotal less discount, plus tax. In major units, a decimal text with exactly the digits of its currency: 100.00 in AED, 100.000 in KWD, 100 in JPY. */
            total: string;
            /** @description Sum of the credit notes. In major units, a decimal text with exactly the digits of its currency: 100.00 in AED, 100.000 in KWD, 100 in JPY. */
            adjustment_amount: string;
            /** @description Amount owed: the total less credit notes. In major units, a decimal text with exactly the digits of its currency: 100.00 in AED, 100.000 in KWD, 100 in JPY. */
            amount_due: string;
            /** @description Gross amount received; refunds do not lower it. In major units, a decimal text with exactly the digits of its currency: 100.00 in AED, 100.000 in KWD, 100 in JPY. */
            amount_paid: string;
            /** @description Amount that is still to be paid. In major units, a decimal text with exactly the digits of its currency: 100.00 in AED, 100.000 in KWD, 100 in JPY. */
            amount_remaining: string;
            /** @description Overpaid amount that is not refunded yet. */
            overpaid_amount: string | null;
            /** @description Total refunded so far. In major units, a decimal text with exactly the digits of its currency: 100.00 in AED, 100.000 in KWD, 100 in JPY. */
            refunded_amount: string;
            /** @description Lines of the invoice. */
            line_items: components["schemas"]["LineItemResponse"][];
            /** @description Free text for people. */
            description: string | null;
            /** @description Your metadata, with nomod_invoice_id, _url, _code, _status and nomod_reference_id after the invoice exists at Nomod. */
            metadata: {
                [key: string]: string;
            };
            /** @description Payment options of this invoice; others come from its connection. */
            payment_options: components["schemas"]["PaymentOptionsRequest"] | null;
            /** @description The totals in another currency at the given rate; null: no rate was given. */
            exchange_rate: components["schemas"]["ExchangeRateResponse"] | null;
            /** @description Reason for the invoice; always `manual` */
            billing_reason: string | null;
            /** @description Always null. */
            billing_period: string | null;
            /** @description Always null. */
            billing_sequence: string | null;
            /**
             * Format: date-time
             * @description Beginning of the billing period; null when there is none.
             */
            period_start: string | null;
            /**
             * Format: date-time
             * @description End of the billing period; null when there is none.
             */
            period_end: string | null;
            /**
             * Format: date-time
             * @description Issue date, as midnight UTC of the calendar day. Null for a draft without one, and for invoices finalized before Remit stored it.
             */
            issue_date: string | null;
            /**
             * Format: date-time
             * @description Last day for payment, as midnight UTC of the calendar day. Null for a draft without one.
             */
            due_date: string | null;
            /**
             * Format: date-time
             * @description When it was finalized; null for a draft.
             */
            finalized_at: string | null;
            /**
             * Format: date-time
             * @description When it was fully paid; null until then.
             */
            paid_at: string | null;
            /**
             * Format: date-time
             * @description When it was voided; null when it was not.
             */
            voided_at: string | null;
            /** @description Why it was voided; null when it was not voided, or no reason was given. */
            void_reason: string | null;
            /**
             * Format: uri
             * @description Page to send to the customer. It shows the invoice and its status, and leads to the current link. The address changes only with POST /invoices/{id}/rotate-hosted-url.
             */
            hosted_invoice_url: string | null;
            /**
             * Format: uri
             * @description Address of the invoice as a PDF file; it needs no key. Null for a draft. `?lang=en`, `ar` or `both` chooses the language.
             */
            invoice_pdf_url: string | null;
            /** @description Idempotency key of the object: it is created once per key. */
            idempotency_key: string | null;
            /** @description Always null. */
            subscription: string | null;
            /** @description Always null. */
            subscription_id: string | null;
            /** @description Always empty. */
            taxes: string[];
            /** @description Always empty. */
            coupon_applications: string[];
            /** @description Version number, which grows with every change. */
            version: number;
            /**
             * @description Status.
             * @enum {string}
             */
            status: "published";
            /** @description Id of the tenant. */
            tenant_id: string;
            /** @description Id of the environment. */
            environment_id: string;
            /**
             * Format: date-time
             * @description When it was created.
             */
            created_at: string;
            /**
             * Format: date-time
             * @description When it was last changed.
             */
            updated_at: string;
            /** @description Id of the key or person that created it. */
            created_by: string;
            /** @description Id of the key that last changed it. */
            updated_by: string;
            /**
             * @description Sync state at Nomod; null when it is not decided, as for a draft.
             * @enum {string|null}
             */
            nomod_sync_state: "off" | "waiting" | "syncing" | "synced" | "failed" | "cancelled" | null;
        };
        PaginationResponse: {
            /** @description Number of matches; for an invoice its total: subtotal less discount, plus tax. */
            total: number;
            /** @description Maximum number of rows on a page. */
            limit: number;
            /** @description Number of rows before this page. */
            offset: number;
            /** @description Send it as `cursor` to get the next page; null on the last page. */
            next_cursor: string | null;
            /** @description Whether there is another page. */
            has_more: boolean;
        };
        SearchInvoicesDto: {
            /** @description Maximum number of rows on a page (default: `50`). */
            limit?: number;
            /** @description Number of rows before this page (default: `0`). */
            offset?: number;
            /** @description next_cursor of the previous page. */
            cursor?: string;
            /** @description Id of a row; the page begins after it. */
            starting_after?: string;
            /** @description Id of a row; the page ends before it. */
            ending_before?: string;
            /**
             * @description Order by time of creation (default: `desc`).
             * @enum {string}
             */
            order?: "desc" | "asc";
            /** @description Only these invoices. */
            invoice_ids?: string[];
            /** @description Id of the billed customer. */
            customer_id?: string;
            /** @description Your own id for the customer. */
            external_customer_id?: string;
            /** @description Status of the invoice, independent of payments. */
            invoice_status?: ("draft" | "finalized" | "voided")[];
            /** @description Payment status. */
            payment_status?: ("pending" | "succeeded" | "overpaid" | "partially_refunded" | "refunded" | "voided")[];
            /** @description Sync state at Nomod; `none`: not decided, as for a draft. */
            nomod_sync_state?: ("off" | "waiting" | "syncing" | "synced" | "failed" | "cancelled" | "none")[];
            /** @description ISO 4217 code of three letters. */
            currency?: string;
            /** @description Part of the invoice number or description, or of the customer's name or external id; the customer's e-mail; an amount (`1,250.50`, `AED 1250.5`); an id; Nomod's id, reference, code or URL of the invoice; of its payments: an id, a charge, a link's URL, a reference, an amount, the last four digits of a card. */
            search?: string;
            /** @description Exactly this reason. */
            billing_reason?: string;
            /** @description Every invoice is `one_off` */
            invoice_type?: ("one_off" | "subscription" | "credit")[];
            /** @description Matches nothing: Remit has no subscriptions. */
            subscription_id?: string;
            /**
             * @description Every record is `published`
             * @enum {string}
             */
            status?: "published" | "archived" | "deleted";
            /** @description Leaves `line_items` empty (default: `false`). */
            skip_line_items?: boolean;
            /**
             * Format: date-time
             * @description The billing period begins at or after this time.
             */
            start_time?: string;
            /**
             * Format: date-time
             * @description The billing period ends at or before this time.
             */
            end_time?: string;
            /**
             * Format: date-time
             * @description The billing period begins at or after this time.
             */
            period_start_gte?: string;
            /**
             * Format: date-time
             * @description The billing period begins at or before this time.
             */
            period_start_lte?: string;
            /**
             * Format: date-time
             * @description The billing period ends at or after this time.
             */
            period_end_gte?: string;
            /**
             * Format: date-time
             * @description The billing period ends at or before this time.
             */
            period_end_lte?: string;
            /** @description Conditions; a match must meet all of them. */
            filters?: components["schemas"]["FilterConditionRequest"][];
            /** @description Sort order; the first field has the highest priority. */
            sort?: components["schemas"]["SortConditionRequest"][];
            /** @description In major units. In major units, a decimal text with exactly the digits of its currency: 100.00 in AED, 100.000 in KWD, 100 in JPY. */
            amount_due_gt?: string | number;
            /** @description In major units. In major units, a decimal text with exactly the digits of its currency: 100.00 in AED, 100.000 in KWD, 100 in JPY. */
            amount_remaining_gt?: string | number;
        };
        InvoiceTotalsResponse: {
            /** @description One for each currency. They are never added together. */
            items: components["schemas"]["InvoiceTotalResponse"][];
            /** @description False when more than 100000 invoices match. Then `items` is empty. */
            is_complete: boolean;
        };
        InvoiceTotalResponse: {
            /** @description ISO 4217 code of three letters. */
            currency: string;
            /** @description Number of invoices. */
            count: number;
            /** @description Number of matches; for an invoice its total: subtotal less discount, plus tax. In major units, a decimal text with exactly the digits of its currency: 100.00 in AED, 100.000 in KWD, 100 in JPY. */
            total: string;
            /** @description Amount owed: the total less credit notes. In major units, a decimal text with exactly the digits of its currency: 100.00 in AED, 100.000 in KWD, 100 in JPY. */
            amount_due: string;
            /** @description In major units, a decimal text with exactly the digits of its currency: 100.00 in AED, 100.000 in KWD, 100 in JPY. */
            amount_paid: string;
            /** @description Amount that is still to be paid. In major units, a decimal text with exactly the digits of its currency: 100.00 in AED, 100.000 in KWD, 100 in JPY. */
            amount_remaining: string;
        };
        UpdateInvoiceDto: {
            /** @description Lines of the invoice. */
            line_items?: components["schemas"]["LineItemDto"][];
            /** @description Discount on the subtotal. In major units, a decimal text with exactly the digits of its currency: 100.00 in AED, 100.000 in KWD, 100 in JPY. */
            total_discount?: (string | number) | null;
            /** @description If lines have a tax_rate, Remit computes it from them and refuses a different value. In major units, a decimal text with exactly the digits of its currency: 100.00 in AED, 100.000 in KWD, 100 in JPY. */
            total_tax?: (string | number) | null;
            /** @description Optional. Remit computes it from lines, discount and tax, and refuses a different value. In major units, a decimal text with exactly the digits of its currency: 100.00 in AED, 100.000 in KWD, 100 in JPY. */
            subtotal?: (string | number) | null;
            /** @description Optional. Remit computes it from lines, discount and tax, and refuses a different value. In major units, a decimal text with exactly the digits of its currency: 100.00 in AED, 100.000 in KWD, 100 in JPY. */
            total?: (string | number) | null;
            /** @description Optional. Remit computes it from lines, discount and tax, and refuses a different value. In major units, a decimal text with exactly the digits of its currency: 100.00 in AED, 100.000 in KWD, 100 in JPY. */
            amount_due?: (string | number) | null;
            /** @description Optional. Remit computes it from lines, discount and tax, and refuses a different value. In major units, a decimal text with exactly the digits of its currency: 100.00 in AED, 100.000 in KWD, 100 in JPY. */
            amount_remaining?: (string | number) | null;
            /**
             * Format: date-time
             * @description Issue date of the invoice, such as 2026-12-01. Of a time, only the date counts. Default: the day of finalizing, in the time zone of the business profile.
             */
            issue_date?: string | null;
            /**
             * Format: date-time
             * @description Last day for payment, such as 2026-12-31, not before the issue date. Of a time, only the date counts. Default: the issue date plus the days in the business profile (30 unless changed).
             */
            due_date?: string | null;
            /** @description Free text for people. */
            description?: string | null;
            /** @description Your own key-value pairs of strings. */
            metadata?: {
                [key: string]: string;
            } | null;
            /** @description Payment options of this invoice. Options that you leave out come from its connection. */
            payment_options?: components["schemas"]["PaymentOptionsRequest"] | null;
            /** @description For an invoice in another currency than that of the tax authority. The page and the PDF file then show the totals in both currencies. There is no default, and Remit does not look up rates. A finalized invoice keeps its rate. */
            exchange_rate?: components["schemas"]["ExchangeRateRequest"] | null;
            /**
             * Format: date-time
             * @description Beginning of the billing period; null when there is none.
             */
            period_start?: string | null;
            /**
             * Format: date-time
             * @description End of the billing period; null when there is none.
             */
            period_end?: string | null;
        };
        InvoiceActionResponse: {
            /** @description Id of the object. */
            id: string;
            /** @description Id of the billed customer. */
            customer_id: string;
            /** @description The customer, as in GET /customers/{id}. */
            customer: components["schemas"]["CustomerResponse"] | null;
            /** @description Number of the invoice; null for a draft. */
            invoice_number: string | null;
            /**
             * @description Always `one_off`
             * @enum {string}
             */
            invoice_type: "one_off";
            /**
             * @description Status of the invoice, independent of payments.
             * @enum {string}
             */
            invoice_status: "draft" | "finalized" | "voided";
            /**
             * @description Payment status.
             * @enum {string}
             */
            payment_status: "pending" | "succeeded" | "overpaid" | "partially_refunded" | "refunded" | "voided";
            /** @description ISO 4217 code of three letters. */
            currency: string;
            /** @description Sum of the lines before discount and tax. In major units, a decimal text with exactly the digits of its currency: 100.00 in AED, 100.000 in KWD, 100 in JPY. */
            subtotal: string;
            /** @description Discount on the subtotal. In major units, a decimal text with exactly the digits of its currency: 100.00 in AED, 100.000 in KWD, 100 in JPY. */
            total_discount: string;
            /** @description Always zero: Remit has no wallets. In major units, a decimal text with exactly the digits of its currency: 100.00 in AED, 100.000 in KWD, 100 in JPY. */
            total_prepaid_credits_applied: string;
            /** @description Sum of taxes. In major units, a decimal text with exactly the digits of its currency: 100.00 in AED, 100.000 in KWD, 100 in JPY. */
            total_tax: string;
            /** @description Tax by rate; empty when no line has a rate. */
            tax_summary: components["schemas"]["RateTaxResponse"][];
            /** @description Number of matches; for an invoice its total: subtotal less discount, plus tax. In major units, a decimal text with exactly the digits of its currency: 100.00 in AED, 100.000 in KWD, 100 in JPY. */
            total: string;
            /** @description Sum of the credit notes. In major units, a decimal text with exactly the digits of its currency: 100.00 in AED, 100.000 in KWD, 100 in JPY. */
            adjustment_amount: string;
            /** @description Amount owed: the total less credit notes. In major units, a decimal text with exactly the digits of its currency: 100.00 in AED, 100.000 in KWD, 100 in JPY. */
            amount_due: string;
            /** @description Gross amount received; refunds do not lower it. In major units, a decimal text with exactly the digits of its currency: 100.00 in AED, 100.000 in KWD, 100 in JPY. */
            amount_paid: string;
            /** @description Amount that is still to be paid. In major units, a decimal text with exactly the digits of its currency: 100.00 in AED, 100.000 in KWD, 100 in JPY. */
            amount_remaining: string;
            /** @description Overpaid amount that is not refunded yet. */
            overpaid_amount: string | null;
            /** @description Total refunded so far. In major units, a decimal text with exactly the digits of its currency: 100.00 in AED, 100.000 in KWD, 100 in JPY. */
            refunded_amount: string;
            /** @description Lines of the invoice. */
            line_items: components["schemas"]["LineItemResponse"][];
            /** @description Free text for people. */
            description: string | null;
            /** @description Your metadata, with nomod_invoice_id, _url, _code, _status and nomod_reference_id after the invoice exists at Nomod. */
            metadata: {
                [key: string]: string;
            };
            /** @description Payment options of this invoice; others come from its connection. */
            payment_options: components["schemas"]["PaymentOptionsRequest"] | null;
            /** @description The totals in another currency at the given rate; null: no rate was given. */
            exchange_rate: components["schemas"]["ExchangeRateResponse"] | null;
            /** @description Reason for the invoice; always `manual` */
            billing_reason: string | null;
            /** @description Always null. */
            billing_period: string | null;
            /** @description Always null. */
            billing_sequence: string | null;
            /**
             * Format: date-time
             * @description Beginning of the billing period; null when there is none.
             */
            period_start: string | null;
            /**
             * Format: date-time
             * @description End of the billing period; null when there is none.
             */
            period_end: string | null;
            /**
             * Format: date-time
             * @description Issue date, as midnight UTC of the calendar day. Null for a draft without one, and for invoices finalized before Remit stored it.
             */
            issue_date: string | null;
            /**
             * Format: date-time
             * @description Last day for payment, as midnight UTC of the calendar day. Null for a draft without one.
             */
            due_date: string | null;
            /**
             * Format: date-time
             * @description When it was finalized; null for a draft.
             */
            finalized_at: string | null;
            /**
             * Format: date-time
             * @description When it was fully paid; null until then.
             */
            paid_at: string | null;
            /**
             * Format: date-time
             * @description When it was voided; null when it was not.
             */
            voided_at: string | null;
            /** @description Why it was voided; null when it was not voided, or no reason was given. */
            void_reason: string | null;
            /**
             * Format: uri
             * @description Page to send to the customer. It shows the invoice and its status, and leads to the current link. The address changes only with POST /invoices/{id}/rotate-hosted-url.
             */
            hosted_invoice_url: string | null;
            /**
             * Format: uri
             * @description Address of the invoice as a PDF file; it needs no key. Null for a draft. `?lang=en`, `ar` or `both` chooses the language.
             */
            invoice_pdf_url: string | null;
            /** @description Idempotency key of the object: it is created once per key. */
            idempotency_key: string | null;
            /** @description Always null. */
            subscription: string | null;
            /** @description Always null. */
            subscription_id: string | null;
            /** @description Always empty. */
            taxes: string[];
            /** @description Always empty. */
            coupon_applications: string[];
            /** @description Version number, which grows with every change. */
            version: number;
            /**
             * @description Status.
             * @enum {string}
             */
            status: "published";
            /** @description Id of the tenant. */
            tenant_id: string;
            /** @description Id of the environment. */
            environment_id: string;
            /**
             * Format: date-time
             * @description When it was created.
             */
            created_at: string;
            /**
             * Format: date-time
             * @description When it was last changed.
             */
            updated_at: string;
            /** @description Id of the key or person that created it. */
            created_by: string;
            /** @description Id of the key that last changed it. */
            updated_by: string;
            /** @description Description for people. */
            message: string;
        };
        VoidInvoiceDto: {
            /** @description Reason, as text for people. */
            reason?: string | null;
            /** @description Merged into the invoice's metadata key by key. */
            metadata?: {
                [key: string]: string;
            } | null;
        };
        TimelineResponse: {
            /** @description The rows of this page. */
            items: components["schemas"]["TimelineEntryResponse"][];
        };
        TimelineEntryResponse: {
            /** @description Id of the object. */
            id: string;
            /** @description Type. */
            type: string;
            /** @description What happened, in words. */
            label: string;
            /** @description Who: the id of an API key or person, `operator`, `nomod`, or the part of Remit that acted. */
            actor: string;
            /** @description The name of that key or person then; null for others. */
            actor_name: string | null;
            /**
             * Format: date-time
             * @description When it happened.
             */
            occurred_at: string;
            /** @description Shared by all events that follow from one request or delivery. */
            correlation_id: string;
            /** @description The event that caused this one. */
            causation_id: string | null;
            /** @description Evidence: the ids it names. */
            ids: {
                [key: string]: string;
            };
            /** @description Words and amounts. */
            facts: {
                [key: string]: string;
            };
        };
        CreateCreditNoteDto: {
            /** @description At most what remains to be paid. In major units, a decimal text with exactly the digits of its currency: 100.00 in AED, 100.000 in KWD, 100 in JPY. */
            amount: string | number;
            /** @description Reason, as text for people. */
            reason: string;
            /** @description Same as the header Idempotency-Key. */
            idempotency_key?: string;
        };
        CreditNoteResponse: {
            /** @description Id of the object. */
            id: string;
            /** @description Id of the invoice. */
            invoice_id: string;
            /** @description Number without gaps within a month and environment, such as CN-202611-00001. */
            number: string;
            /** @description Amount of money. */
            amount: string;
            /** @description ISO 4217 code of three letters. */
            currency: string;
            /** @description Reason, as text for people. */
            reason: string;
            /** @description Id of the key or person that created it. */
            created_by: string;
            /**
             * Format: date-time
             * @description When it was created.
             */
            created_at: string;
        };
        CreditNoteListResponse: {
            /** @description The rows of this page. */
            items: components["schemas"]["CreditNoteResponse"][];
        };
        CreditNotePageResponse: {
            /** @description The rows of this page. */
            items: components["schemas"]["ListedCreditNoteResponse"][];
            /** @description Current page, and whether there is another one. */
            pagination: components["schemas"]["Pagination"];
        };
        ListedCreditNoteResponse: {
            /** @description Id of the object. */
            id: string;
            /** @description Id of the invoice. */
            invoice_id: string;
            /** @description Number without gaps within a month and environment, such as CN-202611-00001. */
            number: string;
            /** @description Amount of money. */
            amount: string;
            /** @description ISO 4217 code of three letters. */
            currency: string;
            /** @description Reason, as text for people. */
            reason: string;
            /** @description Id of the key or person that created it. */
            created_by: string;
            /**
             * Format: date-time
             * @description When it was created.
             */
            created_at: string;
            /** @description Number of the invoice; null for a draft. */
            invoice_number: string | null;
        };
        AuditResponse: {
            /** @description Whether all checks passed. */
            ok: boolean;
            /** @description Each rule of the books, and whether it holds. */
            invariants: components["schemas"]["InvariantResponse"][];
            /** @description By currency code. */
            totals: {
                [key: string]: components["schemas"]["CurrencyTotalsResponse"];
            };
            /** @description Only with `against=nomod` */
            against_nomod?: components["schemas"]["AgainstNomodResponse"];
        };
        InvariantResponse: {
            /** @description Display name. */
            name: string;
            /** @description Whether all checks passed. */
            ok: boolean;
            /** @description Ids of records that violate it, at most 100. */
            violations: string[];
        };
        CurrencyTotalsResponse: {
            /** @description Sum of the finalized invoices. In major units, a decimal text with exactly the digits of its currency: 100.00 in AED, 100.000 in KWD, 100 in JPY. */
            billed: string;
            /** @description Amount received for invoices. In major units, a decimal text with exactly the digits of its currency: 100.00 in AED, 100.000 in KWD, 100 in JPY. */
            paid: string;
            /** @description Refunded amount. In major units, a decimal text with exactly the digits of its currency: 100.00 in AED, 100.000 in KWD, 100 in JPY. */
            refunded: string;
            /** @description Amount that is still to be paid. In major units, a decimal text with exactly the digits of its currency: 100.00 in AED, 100.000 in KWD, 100 in JPY. */
            outstanding: string;
            /** @description Overpaid and not refunded. In major units, a decimal text with exactly the digits of its currency: 100.00 in AED, 100.000 in KWD, 100 in JPY. */
            overpaid: string;
            /** @description Tips, service fees and account taxes. In major units, a decimal text with exactly the digits of its currency: 100.00 in AED, 100.000 in KWD, 100 in JPY. */
            extras: string;
            /** @description Received, but not allocated to an open invoice. In major units, a decimal text with exactly the digits of its currency: 100.00 in AED, 100.000 in KWD, 100 in JPY. */
            unapplied: string;
        };
        AgainstNomodResponse: {
            /** @description True when everything was compared and nothing differs. */
            ok: boolean;
            /** @description False when something could not be compared. */
            complete: boolean;
            /**
             * Format: date-time
             * @description Beginning of the period.
             */
            from: string;
            /**
             * Format: date-time
             * @description End of the period.
             */
            to: string;
            /** @description The connections. */
            connections: components["schemas"]["ComparedConnectionResponse"][];
            /** @description Differences, with both values. */
            differences: components["schemas"]["BookDifferenceResponse"][];
        };
        ComparedConnectionResponse: {
            /** @description Id of the connection to Nomod. */
            connection_id: string;
            /** @description False when something could not be compared. */
            complete: boolean;
            /** @description What could not be compared. */
            reason: string | null;
            /**
             * Format: date-time
             * @description Earliest time up to which charges were compared.
             */
            compared_from: string;
            /** @description Number of charges of the account in the period. */
            charges: number;
            /** @description Number of links of the account that can be paid. */
            links: number;
        };
        BookDifferenceResponse: {
            /** @description Object that differs: a charge or a link. */
            object: components["schemas"]["DifferenceObject"];
            /** @description Id of the object at Nomod. */
            object_id: string;
            /** @description Id of the connection to Nomod. */
            connection_id: string;
            /** @description Id of the invoice. */
            invoice_id: string | null;
            /** @description Id of the payment. */
            payment_id: string | null;
            /** @description What happened, in one sentence. */
            summary: string;
            /** @description Value in Remit. */
            ours: {
                [key: string]: string | null;
            };
            /** @description Value at Nomod. */
            nomods: {
                [key: string]: string | null;
            };
            /** @description What a person can do about it. */
            what_to_do: string;
        };
        /** @enum {string} */
        DifferenceObject: "charge" | "link";
        InvoiceSyncResponse: {
            /** @description Id of the invoice. */
            invoice_id: string;
            /**
             * @description State.
             * @enum {string}
             */
            state: "off" | "waiting" | "syncing" | "synced" | "failed" | "cancelled";
            /** @description The connection through which it is pushed. */
            connection_id: string | null;
            /** @description Attempts since the last request, including the successful one. */
            attempts: number;
            /** @description Stable code of the error of the last attempt. */
            last_error_code: string | null;
            /** @description Error message of the last attempt. */
            last_error: string | null;
            /**
             * Format: date-time
             * @description Time of the next automatic retry; null when there is none.
             */
            next_try_at: string | null;
            /** @description The customer at Nomod. */
            nomod_customer_id: string | null;
            /** @description The invoice at Nomod. */
            nomod_invoice_id: string | null;
            /** @description URL at which it can be paid. */
            nomod_invoice_url: string | null;
            /** @description Nomod's own reference. */
            nomod_reference_id: string | null;
            /** @description Nomod's code of the invoice. */
            nomod_invoice_code: string | null;
            /** @description Last known status at Nomod: scheduled, unpaid, overdue, paid or cancelled. */
            nomod_invoice_status: string | null;
            /** @description The charge that paid it, once known. */
            nomod_charge_id: string | null;
            /**
             * Format: date-time
             * @description When it was created at Nomod.
             */
            synced_at: string | null;
            /**
             * Format: date-time
             * @description When its status was last read.
             */
            checked_at: string | null;
            /**
             * Format: date-time
             * @description When its sync was decided; null until then.
             */
            created_at: string | null;
            /**
             * Format: date-time
             * @description When this last changed.
             */
            updated_at: string | null;
        };
        CreatePaymentDto: {
            /**
             * @description What is paid: `invoice`
             * @enum {string}
             */
            destination_type: "invoice";
            /** @description Id of the invoice to pay. */
            destination_id: string;
            /**
             * @description Payment method.
             * @enum {string}
             */
            payment_method_type: "payment_link" | "offline";
            /**
             * @description Required for a payment link.
             * @enum {string}
             */
            payment_gateway?: "nomod";
            /** @description Amount of money. In major units, a decimal text with exactly the digits of its currency: 100.00 in AED, 100.000 in KWD, 100 in JPY. */
            amount: string | number;
            /** @description ISO 4217 code of three letters. */
            currency: string;
            /**
             * Format: uri
             * @description URL to which Nomod sends the payer after paying. A visit does not prove a payment.
             */
            success_url?: string;
            /**
             * Format: uri
             * @description URL to which Nomod sends a payer who cancels.
             */
            cancel_url?: string;
            /** @description `connection_id` chooses the connection; `success_url` and `cancel_url` are accepted here too. */
            metadata?: {
                [key: string]: string;
            };
            /** @description Free text for people. */
            description?: string;
            /** @description Link only: its payment options. Options that you leave out come from the invoice and its connection. A live link of the invoice keeps its options. */
            payment_options?: components["schemas"]["PaymentOptionsRequest"] | null;
            /**
             * Format: date-time
             * @description Link only: when it expires, a future time with its UTC offset such as 2026-12-31T18:00:00+04:00. Default: from the connection. A live link of the invoice keeps its deadline. The page of a pushed invoice has no deadline.
             */
            expires_at?: string | null;
            /** @description Offline only: the bank transfer, receipt or cheque, such as TRX-20394. */
            reference_id?: string;
            /** @description Offline only: the day the money arrived, in the time zone of the business, such as 2026-11-20; today if left out. */
            received_on?: string;
            /** @description Same as the header Idempotency-Key. */
            idempotency_key?: string;
        };
        PaymentResponse: {
            /** @description Id of the object. */
            id: string;
            /** @description Id of the tenant. */
            tenant_id: string;
            /** @description Id of the environment. */
            environment_id: string;
            /** @description Idempotency key of the object: it is created once per key. */
            idempotency_key: string | null;
            /**
             * @description What is paid: `invoice`
             * @enum {string}
             */
            destination_type: "invoice";
            /** @description Invoice id. */
            destination_id: string;
            /** @description Number of the invoice; null for a draft. */
            invoice_number: string | null;
            /**
             * @description `card`: paid at Nomod without a link of Remit.
             * @enum {string}
             */
            payment_method_type: "payment_link" | "card" | "offline";
            /** @description Always null. */
            payment_method_id: string | null;
            /**
             * @description Payment gateway: `nomod`; null for offline payments.
             * @enum {string|null}
             */
            payment_gateway: "nomod" | null;
            /** @description Id of the connection to Nomod. */
            connection_id: string | null;
            /** @description What was asked. In major units, a decimal text with exactly the digits of its currency: 100.00 in AED, 100.000 in KWD, 100 in JPY. */
            amount: string;
            /** @description Amount received for the invoice. In major units, a decimal text with exactly the digits of its currency: 100.00 in AED, 100.000 in KWD, 100 in JPY. */
            captured_amount: string;
            /** @description Tips, fees and taxes on top of it. In major units, a decimal text with exactly the digits of its currency: 100.00 in AED, 100.000 in KWD, 100 in JPY. */
            extras_amount: string;
            /** @description Total refunded so far. In major units, a decimal text with exactly the digits of its currency: 100.00 in AED, 100.000 in KWD, 100 in JPY. */
            refunded_amount: string;
            /** @description ISO 4217 code of three letters. */
            currency: string;
            /**
             * @description Payment status.
             * @enum {string}
             */
            payment_status: "initiated" | "pending" | "succeeded" | "partially_refunded" | "refunded" | "failed" | "voided" | "expired";
            /** @description Null until it is paid, and when it is unknown. */
            paid_with: components["schemas"]["PaidWithResponse"] | null;
            /** @description URL at which the payer pays. Null after the link is used or closed, and in outgoing webhooks, because anyone with the URL can pay. */
            payment_url: string | null;
            /**
             * Format: date-time
             * @description When the link expires; null: it does not expire.
             */
            expires_at: string | null;
            /**
             * @description State of the link; null when there is none.
             * @enum {string|null}
             */
            link_state: "active" | "used" | "closing" | "disabled" | null;
            /** @description Nomod's id of the link, or of the synced invoice that owns the URL. */
            gateway_tracking_id: string | null;
            /** @description Nomod's id of the charge that paid. */
            gateway_payment_id: string | null;
            /** @description Nomod's ids of the link, invoice and charge; null before they exist. */
            gateway_metadata: {
                [key: string]: string;
            } | null;
            /** @description Your metadata, with Nomod's ids of the link, invoice and charge. */
            metadata: {
                [key: string]: string;
            };
            /** @description Payment options of this payment; others come from its invoice and connection. */
            payment_options: components["schemas"]["PaymentOptionsRequest"] | null;
            /** @description URL to which the payer returns after paying; a visit does not prove a payment. */
            success_url: string | null;
            /** @description URL to which a payer who cancels returns. */
            cancel_url: string | null;
            /** @description Free text for people. */
            description: string | null;
            /** @description Offline: the transfer, receipt or cheque. */
            reference_id: string | null;
            /**
             * Format: date
             * @description Offline: the day the money arrived.
             */
            received_on: string | null;
            /** @description The payer disputes the charge. */
            disputed: boolean;
            /** @description Whether failed attempts of the payer are stored. */
            track_attempts: boolean;
            /** @description List or number of attempts. */
            attempts: components["schemas"]["PaymentAttemptResponse"][];
            /** @description Refunds, oldest first. */
            refunds: components["schemas"]["PaymentRefundResponse"][];
            /** @description Always false. */
            save_card_and_make_default: boolean;
            /** @description Why the link could not be created. */
            error_code: string | null;
            /** @description Error message; null when there was no error. */
            error_message: string | null;
            /** @description Id of the key or person that created it. */
            created_by: string;
            /** @description The name of that key or person then; null when Remit, Nomod or the payer did it. */
            created_by_name: string | null;
            /** @description Id of the key that last changed it. */
            updated_by: string;
            /**
             * Format: date-time
             * @description When it was created.
             */
            created_at: string;
            /**
             * Format: date-time
             * @description When it was last changed.
             */
            updated_at: string;
            /**
             * Format: date-time
             * @description When the money was received; null until then.
             */
            succeeded_at: string | null;
            /**
             * Format: date-time
             * @description When it failed; null when it did not.
             */
            failed_at: string | null;
            /**
             * Format: date-time
             * @description When it was refunded; null when it was not.
             */
            refunded_at: string | null;
            /**
             * Format: date-time
             * @description When it was voided; null when it was not.
             */
            voided_at: string | null;
        };
        PaidWithResponse: {
            /** @description `card`, `tabby`, `tamara`, `cash`, or another value of Nomod. */
            method: string;
            /** @description Brand of the card, as Nomod names it. */
            card_scheme: string | null;
            /** @description Last four digits of the card. */
            card_last4: string | null;
        };
        PaymentAttemptResponse: {
            /** @description Id of the object. */
            id: string;
            /** @description Id of the tenant. */
            tenant_id: string;
            /** @description Id of the payment. */
            payment_id: string;
            /** @description Number of the attempt, from 1. */
            attempt_number: number;
            /** @description Error message; null when there was no error. */
            error_message: string | null;
            /** @description `nomod_charge_id` */
            metadata: {
                [key: string]: string;
            };
            /** @description Id of the key or person that created it. */
            created_by: string;
            /** @description Id of the key that last changed it. */
            updated_by: string;
            /**
             * Format: date-time
             * @description When it was created.
             */
            created_at: string;
            /**
             * Format: date-time
             * @description When it was last changed.
             */
            updated_at: string;
        };
        PaymentRefundResponse: {
            /** @description Id of the object. */
            id: string;
            /** @description Amount of money. In major units, a decimal text with exactly the digits of its currency: 100.00 in AED, 100.000 in KWD, 100 in JPY. */
            amount: string;
            /** @description ISO 4217 code of three letters. */
            currency: string;
            /**
             * @description `accepted`: Nomod accepted the refund, but the charge does not show it yet.
             * @enum {string}
             */
            state: "planned" | "calling" | "unknown" | "accepted" | "done" | "refused" | "reversed";
            /** @description Reason, as text for people. */
            reason: string | null;
            /** @description Error message; null when there was no error. */
            error_message: string | null;
            /** @description Id of the key or person that created it. */
            created_by: string;
            /** @description The name of that key or person then; null when Remit, Nomod or the payer did it. */
            created_by_name: string | null;
            /**
             * Format: date-time
             * @description When it was created.
             */
            created_at: string;
            /**
             * Format: date-time
             * @description When it was last changed.
             */
            updated_at: string;
        };
        PaymentListResponse: {
            /** @description The rows of this page. */
            items: components["schemas"]["ListedPaymentResponse"][];
            /** @description Current page, and whether there is another one. */
            pagination: components["schemas"]["Pagination"];
        };
        ListedPaymentResponse: {
            /** @description Id of the object. */
            id: string;
            /** @description Id of the tenant. */
            tenant_id: string;
            /** @description Id of the environment. */
            environment_id: string;
            /** @description Idempotency key of the object: it is created once per key. */
            idempotency_key: string | null;
            /**
             * @description What is paid: `invoice`
             * @enum {string}
             */
            destination_type: "invoice";
            /** @description Invoice id. */
            destination_id: string;
            /** @description Number of the invoice; null for a draft. */
            invoice_number: string | null;
            /**
             * @description `card`: paid at Nomod without a link of Remit.
             * @enum {string}
             */
            payment_method_type: "payment_link" | "card" | "offline";
            /** @description Always null. */
            payment_method_id: string | null;
            /**
             * @description Payment gateway: `nomod`; null for offline payments.
             * @enum {string|null}
             */
            payment_gateway: "nomod" | null;
            /** @description Id of the connection to Nomod. */
            connection_id: string | null;
            /** @description What was asked. In major units, a decimal text with exactly the digits of its currency: 100.00 in AED, 100.000 in KWD, 100 in JPY. */
            amount: string;
            /** @description Amount received for the invoice. In major units, a decimal text with exactly the digits of its currency: 100.00 in AED, 100.000 in KWD, 100 in JPY. */
            captured_amount: string;
            /** @description Tips, fees and taxes on top of it. In major units, a decimal text with exactly the digits of its currency: 100.00 in AED, 100.000 in KWD, 100 in JPY. */
            extras_amount: string;
            /** @description Total refunded so far. In major units, a decimal text with exactly the digits of its currency: 100.00 in AED, 100.000 in KWD, 100 in JPY. */
            refunded_amount: string;
            /** @description ISO 4217 code of three letters. */
            currency: string;
            /**
             * @description Payment status.
             * @enum {string}
             */
            payment_status: "initiated" | "pending" | "succeeded" | "partially_refunded" | "refunded" | "failed" | "voided" | "expired";
            /** @description Null until it is paid, and when it is unknown. */
            paid_with: components["schemas"]["PaidWithResponse"] | null;
            /** @description URL at which the payer pays. Null after the link is used or closed, and in outgoing webhooks, because anyone with the URL can pay. */
            payment_url: string | null;
            /**
             * Format: date-time
             * @description When the link expires; null: it does not expire.
             */
            expires_at: string | null;
            /**
             * @description State of the link; null when there is none.
             * @enum {string|null}
             */
            link_state: "active" | "used" | "closing" | "disabled" | null;
            /** @description Nomod's id of the link, or of the synced invoice that owns the URL. */
            gateway_tracking_id: string | null;
            /** @description Nomod's id of the charge that paid. */
            gateway_payment_id: string | null;
            /** @description Nomod's ids of the link, invoice and charge; null before they exist. */
            gateway_metadata: {
                [key: string]: string;
            } | null;
            /** @description Your metadata, with Nomod's ids of the link, invoice and charge. */
            metadata: {
                [key: string]: string;
            };
            /** @description Payment options of this payment; others come from its invoice and connection. */
            payment_options: components["schemas"]["PaymentOptionsRequest"] | null;
            /** @description URL to which the payer returns after paying; a visit does not prove a payment. */
            success_url: string | null;
            /** @description URL to which a payer who cancels returns. */
            cancel_url: string | null;
            /** @description Free text for people. */
            description: string | null;
            /** @description Offline: the transfer, receipt or cheque. */
            reference_id: string | null;
            /**
             * Format: date
             * @description Offline: the day the money arrived.
             */
            received_on: string | null;
            /** @description The payer disputes the charge. */
            disputed: boolean;
            /** @description Whether failed attempts of the payer are stored. */
            track_attempts: boolean;
            /** @description List or number of attempts. */
            attempts: components["schemas"]["PaymentAttemptResponse"][];
            /** @description Refunds, oldest first. */
            refunds: components["schemas"]["PaymentRefundResponse"][];
            /** @description Always false. */
            save_card_and_make_default: boolean;
            /** @description Why the link could not be created. */
            error_code: string | null;
            /** @description Error message; null when there was no error. */
            error_message: string | null;
            /** @description Id of the key or person that created it. */
            created_by: string;
            /** @description The name of that key or person then; null when Remit, Nomod or the payer did it. */
            created_by_name: string | null;
            /** @description Id of the key that last changed it. */
            updated_by: string;
            /**
             * Format: date-time
             * @description When it was created.
             */
            created_at: string;
            /**
             * Format: date-time
             * @description When it was last changed.
             */
            updated_at: string;
            /**
             * Format: date-time
             * @description When the money was received; null until then.
             */
            succeeded_at: string | null;
            /**
             * Format: date-time
             * @description When it failed; null when it did not.
             */
            failed_at: string | null;
            /**
             * Format: date-time
             * @description When it was refunded; null when it was not.
             */
            refunded_at: string | null;
            /**
             * Format: date-time
             * @description When it was voided; null when it was not.
             */
            voided_at: string | null;
            /** @description Customer of the invoice. */
            customer_id: string | null;
            /** @description Name of the billed customer. */
            customer_name: string | null;
        };
        SearchPaymentsDto: {
            /** @description Maximum number of rows on a page (default: `50`). */
            limit?: number;
            /** @description Number of rows before this page (default: `0`). */
            offset?: number;
            /** @description next_cursor of the previous page. */
            cursor?: string;
            /** @description Id of a row; the page begins after it. */
            starting_after?: string;
            /** @description Id of a row; the page ends before it. */
            ending_before?: string;
            /**
             * @description Order by time of creation (default: `desc`).
             * @enum {string}
             */
            order?: "desc" | "asc";
            /** @description Invoice id. */
            destination_id?: string;
            /** @description Payments of invoices of this customer. */
            customer_id?: string;
            /**
             * @description Payment status.
             * @enum {string}
             */
            payment_status?: "initiated" | "pending" | "succeeded" | "partially_refunded" | "refunded" | "failed" | "voided" | "expired";
            /**
             * @description Payment method.
             * @enum {string}
             */
            payment_method_type?: "payment_link" | "card" | "offline";
            /** @description Nomod's id of the link or invoice. */
            gateway_tracking_id?: string;
            /** @description Nomod's id of the charge. */
            gateway_payment_id?: string;
            /** @description The payment's id, Nomod's id of its charge, link or invoice, the link's URL, the reference of money received outside, an amount (`1,250.50`, `AED 1250.5`) or the last four digits of a card; a part of the invoice number or description, or of the customer's name or external id; the customer's e-mail; Nomod's reference or code of the invoice. */
            search?: string;
            /** @description Only these payments. */
            payment_ids?: string[];
            /**
             * @description What is paid: `invoice`
             * @enum {string}
             */
            destination_type?: "invoice";
            /**
             * @description Payment gateway: `nomod`; null for offline payments.
             * @enum {string}
             */
            payment_gateway?: "nomod";
            /** @description ISO 4217 code of three letters. */
            currency?: string;
            /**
             * Format: date-time
             * @description Created at or after this time.
             */
            start_time?: string;
            /**
             * Format: date-time
             * @description Created at or before this time.
             */
            end_time?: string;
            /**
             * @description Every record is `published`
             * @enum {string}
             */
            status?: "published" | "archived" | "deleted";
            /** @description Conditions; a match must meet all of them. */
            filters?: components["schemas"]["FilterConditionRequest"][];
            /** @description Sort order; the first field has the highest priority. */
            sort?: components["schemas"]["SortConditionRequest"][];
        };
        PaymentTotalsResponse: {
            /** @description One for each currency. They are never added together. */
            items: components["schemas"]["PaymentTotalResponse"][];
            /** @description False when more than 100000 payments match. Then `items` is empty. */
            is_complete: boolean;
        };
        PaymentTotalResponse: {
            /** @description ISO 4217 code of three letters. */
            currency: string;
            /** @description Number of payments. */
            count: number;
            /** @description What was asked. In major units, a decimal text with exactly the digits of its currency: 100.00 in AED, 100.000 in KWD, 100 in JPY. */
            amount: string;
            /** @description What was taken towards invoices. In major units, a decimal text with exactly the digits of its currency: 100.00 in AED, 100.000 in KWD, 100 in JPY. */
            captured_amount: string;
            /** @description Total refunded so far. In major units, a decimal text with exactly the digits of its currency: 100.00 in AED, 100.000 in KWD, 100 in JPY. */
            refunded_amount: string;
        };
        RefundPaymentDto: {
            /** @description Amount of money. In major units, a decimal text with exactly the digits of its currency: 100.00 in AED, 100.000 in KWD, 100 in JPY. */
            amount?: string | number;
            /** @description true refunds the whole remaining amount. Send it instead of amount. */
            full?: boolean;
            /** @description Stored in Remit only; not sent to Nomod. */
            reason?: string;
            /** @description Same as the header Idempotency-Key. */
            idempotency_key?: string;
        };
        VoidPaymentDto: {
            /** @description Stored in Remit only; not sent to Nomod. */
            reason?: string;
            /** @description Same as the header Idempotency-Key. */
            idempotency_key?: string;
        };
        DeliveryListResponse: {
            /** @description The rows of this page. */
            items: components["schemas"]["DeliveryResponse"][];
            /** @description Current page, and whether there is another one. */
            pagination: components["schemas"]["Pagination"];
        };
        DeliveryResponse: {
            /** @description Id of the object. */
            id: string;
            /** @description Id of the connection to Nomod. */
            connection_id: string;
            /** @description Id of the environment. */
            environment_id: string;
            /** @description How it was authenticated. */
            route: string;
            /** @description svix-id; null for a relay. */
            message_id: string | null;
            /** @description Type of the event, such as `payment.success` */
            event_type: string | null;
            /** @description Nomod's id of the charge. */
            charge_id: string | null;
            /**
             * @description Result.
             * @enum {string}
             */
            result: "pending" | "processed" | "ignored_duplicate" | "ignored_not_paid" | "ignored_unknown" | "not_ours" | "unmatched" | "unreadable" | "failed";
            /** @description Details of the result. */
            result_note: string | null;
            /** @description Id of the payment. */
            payment_id: string | null;
            /** @description Id of the invoice. */
            invoice_id: string | null;
            /** @description Number of attempts to process it. */
            attempts: number;
            /** @description Bytes. */
            size: number;
            /** @description Source. */
            source: string;
            /** @description Id of the request that caused it, as in the header `X-Request-ID` */
            request_id: string;
            /**
             * Format: date-time
             * @description When it was received.
             */
            received_at: string;
            /**
             * Format: date-time
             * @description When it was processed; null while it is waiting.
             */
            processed_at: string | null;
            /** @description Milliseconds from receipt to result. */
            time_taken_ms: number | null;
        };
        DeliveryDetailsResponse: {
            /** @description Id of the object. */
            id: string;
            /** @description Id of the connection to Nomod. */
            connection_id: string;
            /** @description Id of the environment. */
            environment_id: string;
            /** @description How it was authenticated. */
            route: string;
            /** @description svix-id; null for a relay. */
            message_id: string | null;
            /** @description Type of the event, such as `payment.success` */
            event_type: string | null;
            /** @description Nomod's id of the charge. */
            charge_id: string | null;
            /**
             * @description Result.
             * @enum {string}
             */
            result: "pending" | "processed" | "ignored_duplicate" | "ignored_not_paid" | "ignored_unknown" | "not_ours" | "unmatched" | "unreadable" | "failed";
            /** @description Details of the result. */
            result_note: string | null;
            /** @description Id of the payment. */
            payment_id: string | null;
            /** @description Id of the invoice. */
            invoice_id: string | null;
            /** @description Number of attempts to process it. */
            attempts: number;
            /** @description Bytes. */
            size: number;
            /** @description Source. */
            source: string;
            /** @description Id of the request that caused it, as in the header `X-Request-ID` */
            request_id: string;
            /**
             * Format: date-time
             * @description When it was received.
             */
            received_at: string;
            /**
             * Format: date-time
             * @description When it was processed; null while it is waiting.
             */
            processed_at: string | null;
            /** @description Milliseconds from receipt to result. */
            time_taken_ms: number | null;
            /** @description As received. */
            body: string;
            /** @description Headers that hold no secret. */
            headers: {
                [key: string]: string;
            };
            /** @description Processing steps, oldest first. */
            steps: components["schemas"]["DeliveryStepResponse"][];
        };
        DeliveryStepResponse: {
            /**
             * @description Processing step.
             * @enum {string}
             */
            step: "received" | "verified" | "charge_read" | "matched" | "parked" | "set_aside" | "given_up" | "applied" | "trying_again" | "replayed" | "sent_again";
            /**
             * Format: date-time
             * @description Time of the step; for `trying_again` the time of the retry.
             */
            at: string;
            /**
             * Format: date-time
             * @description Time of the last repeat, when the step was repeated.
             */
            last_at: string | null;
            /** @description Number of consecutive repeats. */
            times: number;
            /** @description How it was verified, Nomod's status of the charge, the result, or the event that followed. */
            outcome: string | null;
            /** @description Note. */
            note: string | null;
            /** @description Who acted: the id of an API key, `nomod`, or a component of Remit. */
            by: string | null;
        };
        RejectedDeliveryListResponse: {
            /** @description The rows of this page. */
            items: components["schemas"]["RejectedDeliveryResponse"][];
            /** @description Current page, and whether there is another one. */
            pagination: components["schemas"]["Pagination"];
        };
        RejectedDeliveryResponse: {
            /** @description Id of the object. */
            id: string;
            /** @description Id of the environment. */
            environment_id: string;
            /** @description IP address it came from. */
            source: string;
            /** @description Why it was rejected. */
            reason: string;
            /** @description Bytes. */
            size: number;
            /** @description Id of the request that caused it, as in the header `X-Request-ID` */
            request_id: string;
            /**
             * Format: date-time
             * @description When it was received.
             */
            received_at: string;
        };
        AttentionListResponse: {
            /** @description The rows of this page. */
            items: components["schemas"]["AttentionResponse"][];
            /** @description Current page, and whether there is another one. */
            pagination: components["schemas"]["Pagination"];
        };
        AttentionResponse: {
            /** @description Id of the object. */
            id: string;
            /** @description Identifies the subject; each key has at most one open row. */
            key: string;
            /**
             * @description Kind of the problem.
             * @enum {string}
             */
            kind: "account_shared" | "amount_differs" | "amount_mismatch" | "books_differ" | "charge_elsewhere" | "charge_reversed" | "closing_refused" | "connection_refused" | "currency_differs" | "details_differ" | "disputed" | "email_undelivered" | "endpoint_disabled" | "endpoint_paused" | "event_failed" | "gateway_trouble" | "link_missing" | "lost_charge" | "lost_object" | "overpaid" | "paid_without_charge" | "payment_after_void" | "payment_not_applied" | "refund_done_twice" | "refund_reversed" | "refund_unconfirmed" | "second_payment" | "sync_failed" | "unmatched_event" | "unreadable_event" | "webhooks_silent";
            /**
             * @description Status.
             * @enum {string}
             */
            status: "open" | "resolved" | "dismissed";
            /** @description What happened, in one sentence. */
            summary: string;
            /** @description What a person can do about it. */
            what_to_do: string | null;
            /** @description Actions that a person can take: the last segment of the paths below the row. */
            actions: ("check" | "match" | "retry" | "count_lost" | "dismiss")[];
            /** @description Both sides: the record in Remit and the record at Nomod. */
            evidence: components["schemas"]["EvidenceResponse"];
            /** @description Id of the invoice. */
            invoice_id: string | null;
            /** @description Id of the payment. */
            payment_id: string | null;
            /** @description Nomod's id of the charge. */
            charge_id: string | null;
            /** @description Id of the connection to Nomod. */
            connection_id: string | null;
            /** @description Id of the incoming webhook. */
            delivery_id: string | null;
            /** @description Number of times Remit found it. */
            occurrences: number;
            /**
             * Format: date-time
             * @description When Remit first found it.
             */
            first_seen_at: string;
            /**
             * Format: date-time
             * @description When Remit last found it.
             */
            last_seen_at: string;
            /**
             * Format: date-time
             * @description When it was resolved; null while it is open.
             */
            resolved_at: string | null;
            /** @description Who or what resolved it. */
            resolved_by: string | null;
            /** @description Note. */
            note: string | null;
        };
        EvidenceResponse: {
            /** @description What we hold. */
            ours: {
                [key: string]: string | null;
            };
            /** @description What Nomod says. */
            nomods: {
                [key: string]: string | null;
            };
        };
        MatchAttentionRequest: {
            /** @description The invoice that the charge paid. */
            invoice_id: string;
            /** @description Nomod's id of the charge; required when the row names none. */
            charge_id?: string;
            /** @description Must be true when the charge belongs to another customer at Nomod than the invoice. */
            confirm_customer?: boolean;
        };
        DismissAttentionRequest: {
            /** @description Why no action is needed. */
            note: string;
        };
        CreateWebhookEndpointRequest: {
            /** @description https on a public host; http on this machine in sandbox environments. */
            url: string;
            /** @description Free text for people. */
            description?: string | null;
            /** @description Event types to send; null or empty: every event. */
            events?: ("payment.created" | "payment.pending" | "payment.success" | "payment.failed" | "payment.updated" | "payment.refunded" | "payment.disputed" | "payment.dispute_ended" | "refund.created" | "refund.succeeded" | "refund.failed" | "invoice.update" | "invoice.update.finalized" | "invoice.update.payment" | "invoice.update.voided" | "invoice.overdue" | "invoice.synced" | "customer.created" | "customer.updated" | "customer.deleted" | "connection.created" | "connection.updated" | "connection.published" | "connection.unpublished" | "connection.refused" | "connection.deleted" | "attention.needed")[] | null;
            /**
             * @description Format of objects in its messages: `remit`, the default, as in /api/v1; `flexprice` as in /v1, with enum values such as SUCCEEDED in upper case. A change applies to later events.
             * @enum {string}
             */
            dialect?: "remit" | "flexprice";
            /** @description Whether it receives events (default: `true`). */
            enabled?: boolean;
        };
        NewWebhookEndpointResponse: {
            /** @description Id of the object. */
            id: string;
            /** @description URL to which webhooks are sent. */
            url: string;
            /** @description Free text for people. */
            description: string | null;
            /** @description Empty: every event. */
            events: ("payment.created" | "payment.pending" | "payment.success" | "payment.failed" | "payment.updated" | "payment.refunded" | "payment.disputed" | "payment.dispute_ended" | "refund.created" | "refund.succeeded" | "refund.failed" | "invoice.update" | "invoice.update.finalized" | "invoice.update.payment" | "invoice.update.voided" | "invoice.overdue" | "invoice.synced" | "customer.created" | "customer.updated" | "customer.deleted" | "connection.created" | "connection.updated" | "connection.published" | "connection.unpublished" | "connection.refused" | "connection.deleted" | "attention.needed")[];
            /**
             * @description Format of objects in its messages.
             * @enum {string}
             */
            dialect: "remit" | "flexprice";
            /** @description Whether it receives events. */
            enabled: boolean;
            /**
             * Format: date-time
             * @description Time of the first failure after the last success; after five days the endpoint is disabled.
             */
            failing_since: string | null;
            /**
             * Format: date-time
             * @description The endpoint does not answer and is paused until this time; then Remit sends one message as a probe. `enabled: true` sends immediately.
             */
            paused_until: string | null;
            /**
             * Format: date-time
             * @description When it was disabled.
             */
            disabled_at: string | null;
            /** @description Why Remit disabled it. */
            disabled_reason: string | null;
            /**
             * Format: date-time
             * @description Time until which the previous secret also signs.
             */
            previous_secret_valid_until: string | null;
            /** @description Id of the environment. */
            environment_id: string;
            /** @description Id of the tenant. */
            tenant_id: string;
            /** @description Id of the key or person that created it. */
            created_by: string;
            /**
             * Format: date-time
             * @description When it was created.
             */
            created_at: string;
            /**
             * Format: date-time
             * @description When it was last changed.
             */
            updated_at: string;
            /** @description Shown once; null when the answer is replayed. */
            secret: string | null;
        };
        WebhookEndpointListResponse: {
            /** @description The rows of this page. */
            items: components["schemas"]["ObservedWebhookEndpointResponse"][];
            /** @description Current page, and whether there is another one. */
            pagination: components["schemas"]["Pagination"];
        };
        ObservedWebhookEndpointResponse: {
            /** @description Id of the object. */
            id: string;
            /** @description URL to which webhooks are sent. */
            url: string;
            /** @description Free text for people. */
            description: string | null;
            /** @description Empty: every event. */
            events: ("payment.created" | "payment.pending" | "payment.success" | "payment.failed" | "payment.updated" | "payment.refunded" | "payment.disputed" | "payment.dispute_ended" | "refund.created" | "refund.succeeded" | "refund.failed" | "invoice.update" | "invoice.update.finalized" | "invoice.update.payment" | "invoice.update.voided" | "invoice.overdue" | "invoice.synced" | "customer.created" | "customer.updated" | "customer.deleted" | "connection.created" | "connection.updated" | "connection.published" | "connection.unpublished" | "connection.refused" | "connection.deleted" | "attention.needed")[];
            /**
             * @description Format of objects in its messages.
             * @enum {string}
             */
            dialect: "remit" | "flexprice";
            /** @description Whether it receives events. */
            enabled: boolean;
            /**
             * Format: date-time
             * @description Time of the first failure after the last success; after five days the endpoint is disabled.
             */
            failing_since: string | null;
            /**
             * Format: date-time
             * @description The endpoint does not answer and is paused until this time; then Remit sends one message as a probe. `enabled: true` sends immediately.
             */
            paused_until: string | null;
            /**
             * Format: date-time
             * @description When it was disabled.
             */
            disabled_at: string | null;
            /** @description Why Remit disabled it. */
            disabled_reason: string | null;
            /**
             * Format: date-time
             * @description Time until which the previous secret also signs.
             */
            previous_secret_valid_until: string | null;
            /** @description Id of the environment. */
            environment_id: string;
            /** @description Id of the tenant. */
            tenant_id: string;
            /** @description Id of the key or person that created it. */
            created_by: string;
            /**
             * Format: date-time
             * @description When it was created.
             */
            created_at: string;
            /**
             * Format: date-time
             * @description When it was last changed.
             */
            updated_at: string;
            /** @description Attempts within the last 24 hours; at most the newest 10000 are counted. */
            attempts_24h: number;
            /** @description Failed attempts among them. */
            failures_24h: number;
        };
        UpdateWebhookEndpointRequest: {
            /** @description https on a public host; http on this machine in sandbox environments. */
            url?: string;
            /** @description Free text for people. */
            description?: string | null;
            /** @description Event types to send; null or empty: every event. */
            events?: ("payment.created" | "payment.pending" | "payment.success" | "payment.failed" | "payment.updated" | "payment.refunded" | "payment.disputed" | "payment.dispute_ended" | "refund.created" | "refund.succeeded" | "refund.failed" | "invoice.update" | "invoice.update.finalized" | "invoice.update.payment" | "invoice.update.voided" | "invoice.overdue" | "invoice.synced" | "customer.created" | "customer.updated" | "customer.deleted" | "connection.created" | "connection.updated" | "connection.published" | "connection.unpublished" | "connection.refused" | "connection.deleted" | "attention.needed")[] | null;
            /**
             * @description Format of objects in its messages: `remit`, the default, as in /api/v1; `flexprice` as in /v1, with enum values such as SUCCEEDED in upper case. A change applies to later events.
             * @enum {string}
             */
            dialect?: "remit" | "flexprice";
            /** @description Whether it receives events. */
            enabled?: boolean;
        };
        WebhookEndpointResponse: {
            /** @description Id of the object. */
            id: string;
            /** @description URL to which webhooks are sent. */
            url: string;
            /** @description Free text for people. */
            description: string | null;
            /** @description Empty: every event. */
            events: ("payment.created" | "payment.pending" | "payment.success" | "payment.failed" | "payment.updated" | "payment.refunded" | "payment.disputed" | "payment.dispute_ended" | "refund.created" | "refund.succeeded" | "refund.failed" | "invoice.update" | "invoice.update.finalized" | "invoice.update.payment" | "invoice.update.voided" | "invoice.overdue" | "invoice.synced" | "customer.created" | "customer.updated" | "customer.deleted" | "connection.created" | "connection.updated" | "connection.published" | "connection.unpublished" | "connection.refused" | "connection.deleted" | "attention.needed")[];
            /**
             * @description Format of objects in its messages.
             * @enum {string}
             */
            dialect: "remit" | "flexprice";
            /** @description Whether it receives events. */
            enabled: boolean;
            /**
             * Format: date-time
             * @description Time of the first failure after the last success; after five days the endpoint is disabled.
             */
            failing_since: string | null;
            /**
             * Format: date-time
             * @description The endpoint does not answer and is paused until this time; then Remit sends one message as a probe. `enabled: true` sends immediately.
             */
            paused_until: string | null;
            /**
             * Format: date-time
             * @description When it was disabled.
             */
            disabled_at: string | null;
            /** @description Why Remit disabled it. */
            disabled_reason: string | null;
            /**
             * Format: date-time
             * @description Time until which the previous secret also signs.
             */
            previous_secret_valid_until: string | null;
            /** @description Id of the environment. */
            environment_id: string;
            /** @description Id of the tenant. */
            tenant_id: string;
            /** @description Id of the key or person that created it. */
            created_by: string;
            /**
             * Format: date-time
             * @description When it was created.
             */
            created_at: string;
            /**
             * Format: date-time
             * @description When it was last changed.
             */
            updated_at: string;
        };
        OutgoingWebhookResponse: {
            /** @description Also the header webhook-id of every attempt. */
            id: string;
            /** @description Id of the endpoint. */
            endpoint_id: string;
            /** @description Id of the event, the same for every endpoint. */
            event_id: string;
            /** @description Type of the event, such as `payment.success` */
            event_type: string;
            /**
             * @description Status.
             * @enum {string}
             */
            status: "pending" | "delivered" | "failed";
            /** @description Number of attempts to send it. */
            attempt_count: number;
            /** @description Status of the last answer; null when there was none. */
            response_status: number | null;
            /** @description Error of the last attempt. */
            last_error: string | null;
            /**
             * Format: date-time
             * @description When it is sent next; null when no attempt is planned.
             */
            next_attempt_at: string | null;
            /**
             * Format: date-time
             * @description When it was created.
             */
            created_at: string;
            /**
             * Format: date-time
             * @description When it was finished; null while it is waiting.
             */
            finished_at: string | null;
        };
        OutgoingWebhookListResponse: {
            /** @description The rows of this page. */
            items: components["schemas"]["OutgoingWebhookResponse"][];
            /** @description Current page, and whether there is another one. */
            pagination: components["schemas"]["Pagination"];
        };
        OutgoingWebhookDetailsResponse: {
            /** @description Also the header webhook-id of every attempt. */
            id: string;
            /** @description Id of the endpoint. */
            endpoint_id: string;
            /** @description Id of the event, the same for every endpoint. */
            event_id: string;
            /** @description Type of the event, such as `payment.success` */
            event_type: string;
            /**
             * @description Status.
             * @enum {string}
             */
            status: "pending" | "delivered" | "failed";
            /** @description Number of attempts to send it. */
            attempt_count: number;
            /** @description Status of the last answer; null when there was none. */
            response_status: number | null;
            /** @description Error of the last attempt. */
            last_error: string | null;
            /**
             * Format: date-time
             * @description When it is sent next; null when no attempt is planned.
             */
            next_attempt_at: string | null;
            /**
             * Format: date-time
             * @description When it was created.
             */
            created_at: string;
            /**
             * Format: date-time
             * @description When it was finished; null while it is waiting.
             */
            finished_at: string | null;
            /** @description The JSON text that is signed and sent. */
            body: string;
            /** @description List or number of attempts. */
            attempts: components["schemas"]["OutgoingAttemptResponse"][];
        };
        OutgoingAttemptResponse: {
            /** @description Number. */
            number: number;
            /** @description Headers that were sent. */
            request_headers: {
                [key: string]: string;
            };
            /** @description Status of the answer; null when there was none. */
            response_status: number | null;
            /** @description The first kilobyte of the answer. */
            response_body: string | null;
            /** @description Error; null when there was none. */
            error: string | null;
            /** @description Duration in milliseconds. */
            duration_ms: number;
            /**
             * Format: date-time
             * @description When it was sent.
             */
            attempted_at: string;
        };
        EventListResponse: {
            /** @description The rows of this page. */
            items: components["schemas"]["EventResponse"][];
            /** @description Current page, and whether there is another one. */
            pagination: components["schemas"]["Pagination"];
        };
        EventResponse: {
            /** @description The `event_id` of its webhooks. */
            id: string;
            /**
             * @description What happened.
             * @enum {string}
             */
            event_type: "payment.created" | "payment.pending" | "payment.success" | "payment.failed" | "payment.updated" | "payment.refunded" | "payment.disputed" | "payment.dispute_ended" | "refund.created" | "refund.succeeded" | "refund.failed" | "invoice.update" | "invoice.update.finalized" | "invoice.update.payment" | "invoice.update.voided" | "invoice.overdue" | "invoice.synced" | "customer.created" | "customer.updated" | "customer.deleted" | "connection.created" | "connection.updated" | "connection.published" | "connection.unpublished" | "connection.refused" | "connection.deleted" | "attention.needed";
            /**
             * Format: date-time
             * @description When it happened.
             */
            occurred_at: string;
            /** @description Id of the API key, or the component of the server, that caused it. */
            caused_by: string;
            /** @description The name of that key or person then; null for others. */
            caused_by_name: string | null;
            /** @description Id of the payment. */
            payment_id: string | null;
            /** @description Id of the invoice. */
            invoice_id: string | null;
            /** @description Id of the customer. */
            customer_id: string | null;
            /** @description Id of the connection. */
            connection_id: string | null;
        };
        ReplayEventsRequest: {
            /**
             * Format: date-time
             * @description Events at or after this time; default: a day ago.
             */
            start_time?: string;
            /**
             * Format: date-time
             * @description Events at or before this time; default: now.
             */
            end_time?: string;
            /** @description Event types to send; null or empty: every type that the endpoint subscribes to. */
            events?: ("payment.created" | "payment.pending" | "payment.success" | "payment.failed" | "payment.updated" | "payment.refunded" | "payment.disputed" | "payment.dispute_ended" | "refund.created" | "refund.succeeded" | "refund.failed" | "invoice.update" | "invoice.update.finalized" | "invoice.update.payment" | "invoice.update.voided" | "invoice.overdue" | "invoice.synced" | "customer.created" | "customer.updated" | "customer.deleted" | "connection.created" | "connection.updated" | "connection.published" | "connection.unpublished" | "connection.refused" | "connection.deleted" | "attention.needed")[] | null;
        };
        ReplayedEventsResponse: {
            /** @description Number of messages that are sent, again or for the first time. */
            queued: number;
            /** @description Number of messages that were already waiting for their next attempt. */
            waiting: number;
            /**
             * Format: date-time
             * @description Send the next request with this `start_time` for the rest; null when there is no more.
             */
            next_start_time: string | null;
        };
        OverviewResponse: {
            /** @description Days are those of this time zone, the one of the business. */
            time_zone: string;
            /** @description First day. */
            from: string;
            /** @description Last day. */
            to: string;
            /** @description The equally long period before. */
            previous: components["schemas"]["PreviousPeriod"];
            /** @description Last day of what is expected soon. */
            expected_until: string;
            /** @description Currencies are never added up. */
            currencies: components["schemas"]["CurrencyOverview"][];
            /** @description Attempts of payers in the period that took no money. */
            failed_attempts: components["schemas"]["FailedReason"][];
        };
        PreviousPeriod: {
            /** @description First day. */
            from: string;
            /** @description Last day. */
            to: string;
        };
        CurrencyOverview: {
            /** @description ISO 4217 code of three letters. */
            currency: string;
            /** @description Owed by customers now. In major units, a decimal text with exactly the digits of its currency: 100.00 in AED, 100.000 in KWD, 100 in JPY. */
            outstanding: string;
            /** @description Open invoices. */
            outstanding_count: number;
            /** @description Owed when the period began. In major units, a decimal text with exactly the digits of its currency: 100.00 in AED, 100.000 in KWD, 100 in JPY. */
            previous_outstanding: string;
            /** @description The part of outstanding that is overdue now. In major units, a decimal text with exactly the digits of its currency: 100.00 in AED, 100.000 in KWD, 100 in JPY. */
            overdue: string;
            /** @description Overdue invoices. */
            overdue_count: number;
            /** @description Overdue when the period began. In major units, a decimal text with exactly the digits of its currency: 100.00 in AED, 100.000 in KWD, 100 in JPY. */
            previous_overdue: string;
            /** @description Due from today to `expected_until` In major units, a decimal text with exactly the digits of its currency: 100.00 in AED, 100.000 in KWD, 100 in JPY. */
            expected: string;
            /** @description Invoices due from today to `expected_until` */
            expected_count: number;
            /** @description Received in the period, at Nomod and elsewhere, before refunds. In major units, a decimal text with exactly the digits of its currency: 100.00 in AED, 100.000 in KWD, 100 in JPY. */
            collected: string;
            /** @description Payments received in the period. */
            collected_count: number;
            /** @description Received in the period before. In major units, a decimal text with exactly the digits of its currency: 100.00 in AED, 100.000 in KWD, 100 in JPY. */
            previous_collected: string;
            /** @description Refunded in the period. In major units, a decimal text with exactly the digits of its currency: 100.00 in AED, 100.000 in KWD, 100 in JPY. */
            refunded: string;
            /** @description Payments with a refund in the period. */
            refunded_count: number;
            /** @description Refunded in the period before. In major units, a decimal text with exactly the digits of its currency: 100.00 in AED, 100.000 in KWD, 100 in JPY. */
            previous_refunded: string;
            /** @description Each day of the period. */
            collected_by_day: components["schemas"]["CollectedDay"][];
            /** @description Outstanding by days since the due date. */
            aging: components["schemas"]["AgedResponse"];
            /** @description How long customers take to pay. */
            collection_time: components["schemas"]["CollectionFigures"];
            /** @description Payment links. */
            links: components["schemas"]["LinkFigures"];
        };
        CollectedDay: {
            /** @description Day, `YYYY-MM-DD` */
            day: string;
            /** @description Collected on it. In major units, a decimal text with exactly the digits of its currency: 100.00 in AED, 100.000 in KWD, 100 in JPY. */
            amount: string;
        };
        AgedResponse: {
            /** @description Not due yet. In major units, a decimal text with exactly the digits of its currency: 100.00 in AED, 100.000 in KWD, 100 in JPY. */
            not_due: string;
            /** @description Overdue for 1 to 30 days. In major units, a decimal text with exactly the digits of its currency: 100.00 in AED, 100.000 in KWD, 100 in JPY. */
            days_1_30: string;
            /** @description Overdue for 31 to 60 days. In major units, a decimal text with exactly the digits of its currency: 100.00 in AED, 100.000 in KWD, 100 in JPY. */
            days_31_60: string;
            /** @description Overdue for 61 to 90 days. In major units, a decimal text with exactly the digits of its currency: 100.00 in AED, 100.000 in KWD, 100 in JPY. */
            days_61_90: string;
            /** @description Overdue for more than 90 days. In major units, a decimal text with exactly the digits of its currency: 100.00 in AED, 100.000 in KWD, 100 in JPY. */
            days_over_90: string;
            /** @description All of it. In major units, a decimal text with exactly the digits of its currency: 100.00 in AED, 100.000 in KWD, 100 in JPY. */
            total: string;
        };
        CollectionFigures: {
            /** @description Median days from finalizing to full payment, of invoices paid in the period; null when none was. */
            median_days: number | null;
            /** @description Invoices paid in full in the period. */
            invoices: number;
            /** @description The same of the period before. */
            previous_median_days: number | null;
        };
        LinkFigures: {
            /** @description Links made in the period. */
            made: number;
            /** @description How many of them were paid by now. */
            paid: number;
            /** @description How many of them can still be paid. */
            open: number;
            /** @description How many of them ended without payment. */
            ended: number;
            /** @description Links made in the period before. */
            previous_made: number;
            /** @description How many of those were paid by now. */
            previous_paid: number;
        };
        FailedReason: {
            /** @description What Nomod calls the charge, such as `failed` or `cancelled` */
            reason: string;
            /** @description Attempts. */
            count: number;
        };
        AgingResponse: {
            /** @description ISO 4217 code of three letters. */
            currency: string;
            /** @description The day of the business that ages are counted to. */
            today: string;
            /** @description Customers who owe, those who owe most first. */
            items: components["schemas"]["AgedCustomer"][];
            /** @description How many customers owe. */
            total: number;
        };
        AgedCustomer: {
            /** @description Not due yet. In major units, a decimal text with exactly the digits of its currency: 100.00 in AED, 100.000 in KWD, 100 in JPY. */
            not_due: string;
            /** @description Overdue for 1 to 30 days. In major units, a decimal text with exactly the digits of its currency: 100.00 in AED, 100.000 in KWD, 100 in JPY. */
            days_1_30: string;
            /** @description Overdue for 31 to 60 days. In major units, a decimal text with exactly the digits of its currency: 100.00 in AED, 100.000 in KWD, 100 in JPY. */
            days_31_60: string;
            /** @description Overdue for 61 to 90 days. In major units, a decimal text with exactly the digits of its currency: 100.00 in AED, 100.000 in KWD, 100 in JPY. */
            days_61_90: string;
            /** @description Overdue for more than 90 days. In major units, a decimal text with exactly the digits of its currency: 100.00 in AED, 100.000 in KWD, 100 in JPY. */
            days_over_90: string;
            /** @description All of it. In major units, a decimal text with exactly the digits of its currency: 100.00 in AED, 100.000 in KWD, 100 in JPY. */
            total: string;
            /** @description Id of the billed customer. */
            customer_id: string;
            /** @description Name of the billed customer. */
            customer_name: string | null;
        };
        ReconciliationResponse: {
            /** @description `YYYY-MM` */
            month: string;
            /** @description The month is that of this time zone, the one of the business. */
            time_zone: string;
            /** @description Currencies are never added up. */
            currencies: components["schemas"]["ReconciledCurrency"][];
        };
        ReconciledCurrency: {
            /** @description ISO 4217 code of three letters. */
            currency: string;
            /** @description Charges that Nomod took in the month. */
            taken: components["schemas"]["CountedMoney"];
            /** @description Fees of those charges that Nomod settles in this currency. */
            settled: components["schemas"]["SettledMoney"];
            /** @description Payments through Nomod that were booked in the month. */
            booked: components["schemas"]["CountedMoney"];
            /** @description Refunds through Nomod that were booked in the month. */
            refunded: components["schemas"]["CountedMoney"];
            /** @description Money received outside Nomod, less what was returned outside. */
            offline: components["schemas"]["CountedMoney"];
            /** @description Taken less booked. In major units, a decimal text with exactly the digits of its currency: 100.00 in AED, 100.000 in KWD, 100 in JPY. */
            difference: string;
            /** @description Payments that Nomod and the books tell differently. */
            differing: number;
        };
        CountedMoney: {
            /** @description Payments. */
            count: number;
            /** @description Amount of money. In major units, a decimal text with exactly the digits of its currency: 100.00 in AED, 100.000 in KWD, 100 in JPY. */
            amount: string;
        };
        SettledMoney: {
            /** @description What Nomod keeps, with every digit that Nomod gave. */
            fees: string;
            /** @description What Nomod pays out, with every digit that Nomod gave. */
            net: string;
            /** @description Charges whose fee Nomod has told. */
            count: number;
            /** @description Charges whose fee is not known. */
            unknown: number;
        };
        ReconciledRowsResponse: {
            /** @description Oldest first. */
            items: components["schemas"]["ReconciledRow"][];
            /** @description How many there are. */
            total: number;
        };
        ReconciledRow: {
            /** @description The payment. */
            payment_id: string;
            /** @description Id of the invoice. */
            invoice_id: string;
            /** @description Its number. */
            invoice_number: string | null;
            /** @description Nomod's id of the charge. */
            charge_id: string | null;
            /**
             * Format: date-time
             * @description When the money was taken or booked.
             */
            at: string;
            /** @description Taken by Nomod in the month. In major units, a decimal text with exactly the digits of its currency: 100.00 in AED, 100.000 in KWD, 100 in JPY. */
            taken: string;
            /** @description What Nomod keeps of it; null when Nomod has not said. */
            fee: string | null;
            /** @description What Nomod pays out; null when Nomod has not said. */
            net: string | null;
            /** @description Currency of fee and net. */
            settlement_currency: string | null;
            /** @description Booked in the month. In major units, a decimal text with exactly the digits of its currency: 100.00 in AED, 100.000 in KWD, 100 in JPY. */
            booked: string;
            /** @description Refunds booked in the month. In major units, a decimal text with exactly the digits of its currency: 100.00 in AED, 100.000 in KWD, 100 in JPY. */
            refunded: string;
            /** @description Received outside Nomod. */
            offline: boolean;
            /**
             * @description How Nomod and the books differ: another amount, other refunds, not booked, booked without a charge, or booked in another month.
             * @enum {string|null}
             */
            difference: "amount" | "refund" | "not_booked" | "no_charge" | "other_month" | null;
        };
        CustomerBalanceResponse: {
            /** @description Id of the billed customer. */
            customer_id: string;
            /** @description Currencies are never added up. */
            currencies: components["schemas"]["BalanceOfCurrency"][];
        };
        BalanceOfCurrency: {
            /** @description ISO 4217 code of three letters. */
            currency: string;
            /** @description Owed now. In major units, a decimal text with exactly the digits of its currency: 100.00 in AED, 100.000 in KWD, 100 in JPY. */
            outstanding: string;
            /** @description The part of it that is overdue. In major units, a decimal text with exactly the digits of its currency: 100.00 in AED, 100.000 in KWD, 100 in JPY. */
            overdue: string;
            /** @description Ever paid on invoices, before refunds. In major units, a decimal text with exactly the digits of its currency: 100.00 in AED, 100.000 in KWD, 100 in JPY. */
            paid: string;
            /** @description Ever refunded. In major units, a decimal text with exactly the digits of its currency: 100.00 in AED, 100.000 in KWD, 100 in JPY. */
            refunded: string;
            /** @description Open invoices. */
            open_invoices: number;
            /** @description Invoices, without drafts. */
            invoices: number;
        };
        StatementResponse: {
            /** @description Id of the billed customer. */
            customer_id: string;
            /** @description Name of the billed customer. */
            customer_name: string;
            /** @description Days are those of this time zone, the one of the business. */
            time_zone: string;
            /** @description First day. */
            from: string;
            /** @description Last day. */
            to: string;
            /** @description Currencies are never added up. */
            currencies: components["schemas"]["StatementOfCurrency"][];
        };
        StatementOfCurrency: {
            /** @description ISO 4217 code of three letters. */
            currency: string;
            /** @description Owed when the period began. In major units, a decimal text with exactly the digits of its currency: 100.00 in AED, 100.000 in KWD, 100 in JPY. */
            opening_balance: string;
            /** @description Oldest first. */
            lines: components["schemas"]["StatementLine"][];
            /** @description Sum of the lines. In major units, a decimal text with exactly the digits of its currency: 100.00 in AED, 100.000 in KWD, 100 in JPY. */
            billed: string;
            /** @description Sum of the lines. In major units, a decimal text with exactly the digits of its currency: 100.00 in AED, 100.000 in KWD, 100 in JPY. */
            credited: string;
            /** @description Sum of the lines. In major units, a decimal text with exactly the digits of its currency: 100.00 in AED, 100.000 in KWD, 100 in JPY. */
            paid: string;
            /** @description Sum of the lines. In major units, a decimal text with exactly the digits of its currency: 100.00 in AED, 100.000 in KWD, 100 in JPY. */
            refunded: string;
            /** @description Owed when the period ended: opening balance, plus billed, less credited and paid. In major units, a decimal text with exactly the digits of its currency: 100.00 in AED, 100.000 in KWD, 100 in JPY. */
            closing_balance: string;
        };
        StatementLine: {
            /** @description Day in the time zone of the business, `YYYY-MM-DD` */
            day: string;
            /**
             * Format: date-time
             * @description When it happened.
             */
            occurred_at: string;
            /**
             * @description What happened.
             * @enum {string}
             */
            kind: "invoice" | "adjustment" | "void" | "credit_note" | "payment" | "payment_corrected" | "payment_reversed" | "refund" | "refund_reversed";
            /** @description Id of the invoice. */
            invoice_id: string;
            /** @description Its number. */
            invoice_number: string | null;
            /** @description The payment that was received or refunded. */
            payment_id: string | null;
            /** @description Number of the credit note. */
            credit_note_number: string | null;
            /** @description Raises what is owed. In major units, a decimal text with exactly the digits of its currency: 100.00 in AED, 100.000 in KWD, 100 in JPY. */
            billed: string;
            /** @description Lowers what is owed: a credit note, or an invoice that was voided. In major units, a decimal text with exactly the digits of its currency: 100.00 in AED, 100.000 in KWD, 100 in JPY. */
            credited: string;
            /** @description Lowers what is owed: a payment, up to what was owed. In major units, a decimal text with exactly the digits of its currency: 100.00 in AED, 100.000 in KWD, 100 in JPY. */
            paid: string;
            /** @description Returned to the customer. It does not change what is owed: a refund does not reopen an invoice. In major units, a decimal text with exactly the digits of its currency: 100.00 in AED, 100.000 in KWD, 100 in JPY. */
            refunded: string;
            /** @description Owed after this line. In major units, a decimal text with exactly the digits of its currency: 100.00 in AED, 100.000 in KWD, 100 in JPY. */
            balance: string;
        };
        SendInvoiceRequest: {
            /** @description Each recipient gets a separate e-mail; default: the e-mail of the customer. */
            recipients?: string[];
            /**
             * @description Default: the language of the business.
             * @enum {string}
             */
            language?: "en" | "ar";
            /** @description Plain text shown in the e-mail. */
            note?: string;
        };
        EmailListResponse: {
            /** @description Oldest first. */
            items: components["schemas"]["EmailResponse"][];
        };
        EmailResponse: {
            /** @description Begins the Message-ID of every attempt. */
            id: string;
            /** @description Id of the invoice. */
            invoice_id: string;
            /** @description The payment, for a receipt or a note about a refund. */
            payment_id: string | null;
            /**
             * @description Kind of the problem.
             * @enum {string}
             */
            kind: "invoice" | "reminder" | "receipt" | "refund";
            /**
             * @description bounced: the mail server refuses the address. failed: it refuses the message, or could not be reached for a day. unknown: it may have been sent; Remit does not retry it. cancelled: it was no longer needed.
             * @enum {string}
             */
            status: "queued" | "sending" | "sent" | "bounced" | "failed" | "unknown" | "cancelled";
            /** @description The address; `[erased]` when the customer was erased. */
            recipient: string;
            /**
             * @description Language of the e-mail.
             * @enum {string}
             */
            language: "en" | "ar";
            /** @description Note. */
            note: string | null;
            /** @description List or number of attempts. */
            attempts: number;
            /** @description Last answer of the mail server, without addresses. */
            last_answer: string | null;
            /** @description Who requested it: an API key, or a component of Remit. */
            created_by: string;
            /**
             * Format: date-time
             * @description When it was created.
             */
            created_at: string;
            /**
             * Format: date-time
             * @description When it is sent next; null when no attempt is planned.
             */
            next_attempt_at: string | null;
            /**
             * Format: date-time
             * @description When it was finished; null while it is waiting.
             */
            finished_at: string | null;
        };
        EmailPreviewResponse: {
            /** @description Sender address; null: no mail server is set, and nothing can be sent. */
            from: string | null;
            /** @description Empty when the customer has no e-mail. */
            recipients: string[];
            /**
             * @description Language of the e-mail.
             * @enum {string}
             */
            language: "en" | "ar";
            /** @description Name of the attached PDF file; null: none. */
            attachment: string | null;
            /** @description In a sandbox the subject says that no money moves. */
            subject: string;
            /** @description A complete HTML document without external files or scripts. */
            html: string;
            /** @description Plain text for programs without HTML. */
            text: string;
        };
        EmailSettingsResponse: {
            /** @description Sender address of e-mails; null: the operator has set up no mail server, and no e-mails are sent. */
            from: string | null;
            /** @description Each invoice is sent to its customer when it is finalized. */
            send_invoices: boolean;
            /** @description A receipt is sent for each payment, and a note for each refund. */
            send_receipts: boolean;
            /** @description E-mails about invoices, payments and refunds have the invoice or receipt attached as a PDF file, unless it is larger than 5 MiB. */
            attach_pdf: boolean;
            /** @description In ascending order; empty: no reminders. */
            reminder_days: number[];
            /** @description Hour after which no reminder is sent, in the time zone of the business. */
            quiet_from: number;
            /** @description Hour from which reminders are sent, in the time zone of the business. */
            quiet_until: number;
            /** @description Reply address of e-mails; null: the sender address. */
            reply_to: string | null;
        };
        ChangeEmailSettingsRequest: {
            /** @description Send each invoice to its customer when it is finalized. */
            send_invoices?: boolean | null;
            /** @description Send a receipt for each payment, and a note of each refund. */
            send_receipts?: boolean | null;
            /** @description Attach the invoice to e-mails of invoices, and the receipt to those of payments and refunds, as PDF files (default: `true`). */
            attach_pdf?: boolean | null;
            /** @description Days after the due date on which reminders are sent; negative: days before it. No reminder goes out within a day after the invoice: one whose day is over by then is left out. */
            reminder_days?: number[] | null;
            /** @description Hour after which no reminder is sent, in the time zone of the business. */
            quiet_from?: number | null;
            /** @description Hour from which reminders are sent, in the time zone of the business. */
            quiet_until?: number | null;
            /** @description Reply address of e-mails. */
            reply_to?: string | null;
        };
        MemberListResponse: {
            /** @description The rows of this page. */
            items: components["schemas"]["MemberResponse"][];
        };
        MemberResponse: {
            /** @description Id of the object. */
            id: string;
            /** @description Id of the person, as the audit log names it. */
            user_id: string;
            /** @description Name of the person. */
            name: string;
            /** @description E-mail address of the person. */
            email: string;
            /**
             * @description What the person may do.
             * @enum {string}
             */
            role: "owner" | "admin" | "billing" | "support" | "developer" | "read-only";
            /** @description The environment that the role is for; null for the whole tenant. */
            environment_id: string | null;
            /** @description Whether the groups of the sign-in provider give the role; each sign-in there may change or take it. */
            from_provider: boolean;
            /** @description Whether a code of an authenticator app is asked for after the password. */
            second_factor: boolean;
            /** @description Whether the person has a passkey, which signs in alone; the password opens without it. */
            has_passkey: boolean;
            /**
             * Format: date-time
             * @description When it was created.
             */
            created_at: string;
        };
        InvitationListResponse: {
            /** @description The rows of this page. */
            items: components["schemas"]["ListedInvitationResponse"][];
        };
        ListedInvitationResponse: {
            /** @description Id of the object. */
            id: string;
            /** @description E-mail address of who is invited. */
            email: string;
            /**
             * @description What the person may do.
             * @enum {string}
             */
            role: "owner" | "admin" | "billing" | "support" | "developer" | "read-only";
            /** @description The environment that the role is for; null for the whole tenant. */
            environment_id: string | null;
            /** @description Name of the person or key that invited, or its id. */
            invited_by: string;
            /**
             * Format: date-time
             * @description When it was created.
             */
            created_at: string;
            /**
             * Format: date-time
             * @description Until when the link works.
             */
            expires_at: string;
            /**
             * @description How its e-mail stands; null when none was to be sent, without a mail server.
             * @enum {string|null}
             */
            email_status: "queued" | "sending" | "sent" | "bounced" | "failed" | "unknown" | "cancelled" | null;
        };
        InviteMemberRequest: {
            /**
             * Format: email
             * @description E-mail address.
             */
            email: string;
            /**
             * @description `owner`: everything, and decides who owns the tenant; `admin`: everything but to change owners; `billing`: bills, records, corrects and refunds, up to the approval limits of the environment; `support`: reads, and sends invoices again; `developer`: makes keys and webhook endpoints; a key may do no more than its maker; `read-only`: reads.
             * @enum {string}
             */
            role: "owner" | "admin" | "billing" | "support" | "developer" | "read-only";
            /** @description Absent: the environment of this request. Null: every environment of the tenant. */
            environment_id?: string | null;
        };
        NewInvitationResponse: {
            /** @description Id of the object. */
            id: string;
            /** @description E-mail address of who is invited. */
            email: string;
            /**
             * @description What the person may do.
             * @enum {string}
             */
            role: "owner" | "admin" | "billing" | "support" | "developer" | "read-only";
            /** @description The environment that the role is for; null for the whole tenant. */
            environment_id: string | null;
            /** @description Name of the person or key that invited, or its id. */
            invited_by: string;
            /**
             * Format: date-time
             * @description When it was created.
             */
            created_at: string;
            /**
             * Format: date-time
             * @description Until when the link works.
             */
            expires_at: string;
            /** @description The link, shown this once; null for a repeated request. */
            url: string | null;
        };
        PeopleRulesResponse: {
            /** @description Whether nobody opens the tenant without a second factor. */
            second_factor_required: boolean;
        };
        PeopleRulesRequest: {
            /** @description Whether nobody opens the tenant without a second factor. */
            second_factor_required: boolean;
        };
        ChangeMemberRequest: {
            /**
             * @description `owner`: everything, and decides who owns the tenant; `admin`: everything but to change owners; `billing`: bills, records, corrects and refunds, up to the approval limits of the environment; `support`: reads, and sends invoices again; `developer`: makes keys and webhook endpoints; a key may do no more than its maker; `read-only`: reads.
             * @enum {string}
             */
            role: "owner" | "admin" | "billing" | "support" | "developer" | "read-only";
        };
        ErasureResponse: {
            /** @description About customers. */
            customer: components["schemas"]["CustomerResponse"];
            /** @description Customers at Nomod that still hold the data of the person. */
            at_nomod: components["schemas"]["CustomerAtNomodResponse"][];
            /** @description What you must do at Nomod. */
            left_to_do: string | null;
        };
        CustomerAtNomodResponse: {
            /** @description Id of the connection to Nomod. */
            connection_id: string;
            /** @description Nomod's id of the customer. */
            nomod_customer_id: string;
        };
        PaymentEvent: {
            /**
             * @description Type of the event.
             * @enum {string}
             */
            event_type: "payment.created" | "payment.pending" | "payment.success" | "payment.failed" | "payment.updated" | "payment.refunded" | "payment.disputed" | "payment.dispute_ended" | "refund.created" | "refund.succeeded" | "refund.failed";
            /** @description Id of the event, the same for every endpoint. */
            event_id: string;
            /**
             * @description API version of the objects.
             * @enum {string}
             */
            api_version: "2026-11-30";
            /**
             * Format: date-time
             * @description When it happened.
             */
            timestamp: string;
            /** @description Who did it. */
            actor: {
                /** @description An API key, a person, `operator`, `nomod`, or the part of Remit that acted. */
                id: string;
                /** @description The name of that key or person then; null for others. */
                name: string | null;
            };
            /** @description Id of the tenant. */
            tenant_id: string;
            /** @description Id of the environment. */
            environment_id: string;
            /** @description About payments. */
            payment: components["schemas"]["PaymentResponse"];
        };
        InvoiceEvent: {
            /**
             * @description Type of the event.
             * @enum {string}
             */
            event_type: "invoice.update" | "invoice.update.finalized" | "invoice.update.payment" | "invoice.update.voided" | "invoice.overdue" | "invoice.synced";
            /** @description Id of the event, the same for every endpoint. */
            event_id: string;
            /**
             * @description API version of the objects.
             * @enum {string}
             */
            api_version: "2026-11-30";
            /**
             * Format: date-time
             * @description When it happened.
             */
            timestamp: string;
            /** @description Who did it. */
            actor: {
                /** @description An API key, a person, `operator`, `nomod`, or the part of Remit that acted. */
                id: string;
                /** @description The name of that key or person then; null for others. */
                name: string | null;
            };
            /** @description Id of the tenant. */
            tenant_id: string;
            /** @description Id of the environment. */
            environment_id: string;
            /** @description About invoices. */
            invoice: components["schemas"]["InvoiceResponse"];
        };
        CustomerEvent: {
            /**
             * @description Type of the event.
             * @enum {string}
             */
            event_type: "customer.created" | "customer.updated" | "customer.deleted";
            /** @description Id of the event, the same for every endpoint. */
            event_id: string;
            /**
             * @description API version of the objects.
             * @enum {string}
             */
            api_version: "2026-11-30";
            /**
             * Format: date-time
             * @description When it happened.
             */
            timestamp: string;
            /** @description Who did it. */
            actor: {
                /** @description An API key, a person, `operator`, `nomod`, or the part of Remit that acted. */
                id: string;
                /** @description The name of that key or person then; null for others. */
                name: string | null;
            };
            /** @description Id of the tenant. */
            tenant_id: string;
            /** @description Id of the environment. */
            environment_id: string;
            /** @description About customers. */
            customer: components["schemas"]["CustomerResponse"];
        };
        ConnectionEvent: {
            /**
             * @description Type of the event.
             * @enum {string}
             */
            event_type: "connection.created" | "connection.updated" | "connection.published" | "connection.unpublished" | "connection.refused" | "connection.deleted";
            /** @description Id of the event, the same for every endpoint. */
            event_id: string;
            /**
             * @description API version of the objects.
             * @enum {string}
             */
            api_version: "2026-11-30";
            /**
             * Format: date-time
             * @description When it happened.
             */
            timestamp: string;
            /** @description Who did it. */
            actor: {
                /** @description An API key, a person, `operator`, `nomod`, or the part of Remit that acted. */
                id: string;
                /** @description The name of that key or person then; null for others. */
                name: string | null;
            };
            /** @description Id of the tenant. */
            tenant_id: string;
            /** @description Id of the environment. */
            environment_id: string;
            /** @description Summary of the connection. GET /connections/{id} returns all fields. */
            connection: {
                /** @description Its id. */
                id: string;
                /** @description Its name. */
                name: string;
                /** @description Provider of the account: `nomod`. */
                provider_type: string;
                /** @description Where it stands. */
                status: string;
                /**
                 * Format: date-time
                 * @description When its work was paused; null when it is not.
                 */
                paused_at: string | null;
                /** @description Why its work is paused; null when it is not. */
                paused_reason: string | null;
                /**
                 * Format: date-time
                 * @description When it was created.
                 */
                created_at: string;
                /**
                 * Format: date-time
                 * @description When it was last changed.
                 */
                updated_at: string;
            };
        };
        AttentionEvent: {
            /**
             * @description Type of the event.
             * @enum {string}
             */
            event_type: "attention.needed";
            /** @description Id of the event, the same for every endpoint. */
            event_id: string;
            /**
             * @description API version of the objects.
             * @enum {string}
             */
            api_version: "2026-11-30";
            /**
             * Format: date-time
             * @description When it happened.
             */
            timestamp: string;
            /** @description Who did it. */
            actor: {
                /** @description An API key, a person, `operator`, `nomod`, or the part of Remit that acted. */
                id: string;
                /** @description The name of that key or person then; null for others. */
                name: string | null;
            };
            /** @description Id of the tenant. */
            tenant_id: string;
            /** @description Id of the environment. */
            environment_id: string;
            /** @description What needs a person. GET /attention/{id} returns the row with its evidence. */
            attention: {
                /** @description Kind of the problem. */
                kind: string;
                /** @description What happened, in one sentence. */
                summary: string;
                /** @description The affected invoice. */
                invoice_id: string | null;
                /** @description The affected payment. */
                payment_id: string | null;
                /** @description Nomod's id of the charge. */
                charge_id: string | null;
                /** @description The affected connection. */
                connection_id: string | null;
            };
        };
        WebhookEvent: {
            /**
             * @description Type of the event.
             * @enum {string}
             */
            event_type: "webhook.test";
            /** @description Id of the event, the same for every endpoint. */
            event_id: string;
            /**
             * @description API version of the objects.
             * @enum {string}
             */
            api_version: "2026-11-30";
            /**
             * Format: date-time
             * @description When it happened.
             */
            timestamp: string;
            /** @description Who did it. */
            actor: {
                /** @description An API key, a person, `operator`, `nomod`, or the part of Remit that acted. */
                id: string;
                /** @description The name of that key or person then; null for others. */
                name: string | null;
            };
            /** @description Id of the tenant. */
            tenant_id: string;
            /** @description Id of the environment. */
            environment_id: string;
            /** @description A test event without meaning. */
            test: {
                /** @description Id of the endpoint. */
                endpoint_id: string;
                /** @description Description for people. */
                message: string;
            };
        };
    };
    responses: never;
    parameters: never;
    requestBodies: never;
    headers: never;
    pathItems: never;
}
export interface operations {
    listAuditLogEntries: {
        parameters: {
            query?: {
                /** @description Maximum number of rows on a page */
                limit?: number;
                /** @description Number of rows before this page */
                offset?: number;
                /** @description next_cursor of the previous page */
                cursor?: string;
                /** @description Id of a row; the page begins after it */
                starting_after?: string;
                /** @description Id of a row; the page ends before it */
                ending_before?: string;
                /** @description Order by time of creation */
                order?: "desc" | "asc";
                /** @description Id of the API key or person that did it, or `operator` */
                actor?: string;
                /** @description An action, or what was changed: `member.removed` or `member` */
                action?: string;
                /** @description Part of the name of who did it, of an id, an address, or a detail such as the amount, in any case */
                search?: string;
                /** @description At or after this time */
                start_time?: string;
                /** @description At or before this time */
                end_time?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AuditLogResponse"];
                };
            };
        };
    };
    verifyAuditLog: {
        parameters: {
            query?: {
                /** @description Number of an entry that you saved, sent with its hash */
                sequence?: number;
                /** @description SHA-256 of the entry and the previous hash */
                hash?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AuditChainResponse"];
                };
            };
        };
    };
    listApprovals: {
        parameters: {
            query?: {
                /** @description Maximum number of rows on a page */
                limit?: number;
                /** @description Number of rows before this page */
                offset?: number;
                /** @description next_cursor of the previous page */
                cursor?: string;
                /** @description Id of a row; the page begins after it */
                starting_after?: string;
                /** @description Id of a row; the page ends before it */
                ending_before?: string;
                /** @description Order by time of creation */
                order?: "desc" | "asc";
                /** @description State */
                state?: "waiting" | "approved" | "used" | "refused";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ApprovalListResponse"];
                };
            };
        };
    };
    getApproval: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Id of the approval. */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ApprovalResponse"];
                };
            };
        };
    };
    approveApproval: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Id of the approval. */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ApprovalResponse"];
                };
            };
        };
    };
    refuseApproval: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Id of the approval. */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ApprovalResponse"];
                };
            };
        };
    };
    listLoggedRequests: {
        parameters: {
            query?: {
                /** @description Maximum number of rows on a page */
                limit?: number;
                /** @description Number of rows before this page */
                offset?: number;
                /** @description next_cursor of the previous page */
                cursor?: string;
                /** @description Id of a row; the page begins after it */
                starting_after?: string;
                /** @description Id of a row; the page ends before it */
                ending_before?: string;
                /** @description Order by time of creation */
                order?: "desc" | "asc";
                /** @description HTTP method */
                method?: "get" | "post" | "put" | "patch" | "delete";
                /** @description Only answers of this status class */
                status_class?: "2xx" | "3xx" | "4xx" | "5xx";
                /** @description Beginning of the path, with or without `/api/v1`, such as `/invoices` */
                path?: string;
                /** @description Id of the request that caused it, as in the header `X-Request-ID` */
                request_id?: string;
                /** @description Answered at or after this time */
                start_time?: string;
                /** @description Answered at or before this time */
                end_time?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["LoggedRequestListResponse"];
                };
            };
        };
    };
    getLoggedRequest: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Id of the logged request. */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["LoggedRequestResponse"];
                };
            };
        };
    };
    listEnvironments: {
        parameters: {
            query?: {
                /** @description Maximum number of rows on a page */
                limit?: number;
                /** @description Number of rows before this page */
                offset?: number;
                /** @description next_cursor of the previous page */
                cursor?: string;
                /** @description Id of a row; the page begins after it */
                starting_after?: string;
                /** @description Id of a row; the page ends before it */
                ending_before?: string;
                /** @description Order by time of creation */
                order?: "desc" | "asc";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EnvironmentListResponse"];
                };
            };
        };
    };
    createEnvironment: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CreateEnvironmentRequest"];
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EnvironmentResponse"];
                };
            };
        };
    };
    getEnvironment: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Id of the environment. */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EnvironmentResponse"];
                };
            };
        };
    };
    updateEnvironment: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Id of the environment. */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["UpdateEnvironmentRequest"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EnvironmentResponse"];
                };
            };
        };
    };
    listApiKeys: {
        parameters: {
            query?: {
                /** @description Maximum number of rows on a page */
                limit?: number;
                /** @description Number of rows before this page */
                offset?: number;
                /** @description next_cursor of the previous page */
                cursor?: string;
                /** @description Id of a row; the page begins after it */
                starting_after?: string;
                /** @description Id of a row; the page ends before it */
                ending_before?: string;
                /** @description Order by time of creation */
                order?: "desc" | "asc";
                /** @description Id of a person: only keys that the person made, or that were made with a key of the person */
                responsible?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ApiKeyListResponse"];
                };
            };
        };
    };
    createApiKey: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CreateApiKeyRequest"];
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["NewApiKeyResponse"];
                };
            };
        };
    };
    revokeApiKey: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Id of the API key, not the key itself. */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    getBusinessProfile: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["BusinessProfileResponse"];
                };
            };
        };
    };
    changeBusinessProfile: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ChangeBusinessProfileRequest"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["BusinessProfileResponse"];
                };
            };
        };
    };
    removeBusinessLogo: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The logo is deleted */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    listCustomers: {
        parameters: {
            query?: {
                /** @description Maximum number of rows on a page */
                limit?: number;
                /** @description Number of rows before this page */
                offset?: number;
                /** @description next_cursor of the previous page */
                cursor?: string;
                /** @description Id of a row; the page begins after it */
                starting_after?: string;
                /** @description Id of a row; the page ends before it */
                ending_before?: string;
                /** @description Order by time of creation */
                order?: "desc" | "asc";
                /** @description Only these customers */
                customer_ids?: string[];
                /** @description Only customers with these external ids */
                external_ids?: string[];
                /** @description Exactly this external id */
                external_id?: string;
                /** @description Part of the name or of the external id, or the whole e-mail, in any letter case */
                search?: string;
                /** @description Exactly this e-mail, in any letter case */
                email?: string;
                /** @description Status */
                status?: "published" | "archived";
                /** @description `integrations` */
                expand?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CustomerListResponse"];
                };
            };
        };
    };
    updateCustomerByQuery: {
        parameters: {
            query?: {
                /** @description Id of the object */
                id?: string;
                /** @description Your own id for the customer */
                external_customer_id?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["UpdateCustomerRequest"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CustomerResponse"];
                };
            };
        };
    };
    createCustomer: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CreateCustomerRequest"];
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CustomerResponse"];
                };
            };
        };
    };
    searchCustomers: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SearchCustomersRequest"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CustomerListResponse"];
                };
            };
        };
    };
    getCustomerByExternalId: {
        parameters: {
            query?: {
                /** @description `integrations` */
                expand?: string;
            };
            header?: never;
            path: {
                /** @description Your own id for the customer, unique in the environment */
                external_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CustomerResponse"];
                };
            };
        };
    };
    getCustomer: {
        parameters: {
            query?: {
                /** @description `integrations` */
                expand?: string;
            };
            header?: never;
            path: {
                /** @description Id of the customer. */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CustomerResponse"];
                };
            };
        };
    };
    updateCustomer: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Id of the customer. */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["UpdateCustomerRequest"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CustomerResponse"];
                };
            };
        };
    };
    archiveCustomer: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Id of the customer. */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    getCustomerIntegrations: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Id of the customer. */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CustomerIntegrationsResponse"];
                };
            };
        };
    };
    listConnections: {
        parameters: {
            query?: {
                /** @description Maximum number of rows on a page */
                limit?: number;
                /** @description Number of rows before this page */
                offset?: number;
                /** @description next_cursor of the previous page */
                cursor?: string;
                /** @description Id of a row; the page begins after it */
                starting_after?: string;
                /** @description Id of a row; the page ends before it */
                ending_before?: string;
                /** @description Order by time of creation */
                order?: "desc" | "asc";
                /** @description Only these connections */
                connection_ids?: string[];
                /** @description Provider of the account: `nomod` */
                provider_type?: "nomod";
                /** @description Absent: all except archived ones */
                status?: "draft" | "published" | "archived";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ConnectionListResponse"];
                };
            };
        };
    };
    createConnection: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CreateConnectionRequest"];
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ConnectionResponse"];
                };
            };
        };
    };
    getConnection: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Id of the connection. */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ConnectionResponse"];
                };
            };
        };
    };
    updateConnection: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Id of the connection. */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["UpdateConnectionRequest"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ConnectionResponse"];
                };
            };
        };
    };
    archiveConnection: {
        parameters: {
            query?: {
                /** @description Disable at Nomod what can still be paid, check it once more, then archive the connection */
                switch_off?: boolean;
            };
            header?: never;
            path: {
                /** @description Id of the connection. */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Remit first disables at Nomod what can still be paid, then archives the connection */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description It is archived */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    publishConnection: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Id of the connection. */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ConnectionResponse"];
                };
            };
        };
    };
    unpublishConnection: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Id of the connection. */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ConnectionResponse"];
                };
            };
        };
    };
    testConnection: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Id of the connection. */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["KeyCheckResponse"];
                };
            };
        };
    };
    getConnectionCalls: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Id of the connection. */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ConnectionCallsResponse"];
                };
            };
        };
    };
    replaceConnectionApiKey: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Id of the connection. */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ReplaceCredentialsRequest"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ConnectionResponse"];
                };
            };
        };
    };
    rotateConnectionWebhookSecret: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Id of the connection. */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RotateWebhookSecretRequest"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RotatedSecretResponse"];
                };
            };
        };
    };
    getConnectionHabits: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Id of the connection. */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ConnectionHabitsResponse"];
                };
            };
        };
    };
    probeConnection: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Id of the connection. */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The probe is running. It takes some seconds, or up to two minutes while Nomod does not list its link */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ConnectionHabitsResponse"];
                };
            };
        };
    };
    listInvoices: {
        parameters: {
            query?: {
                /** @description Maximum number of rows on a page */
                limit?: number;
                /** @description Number of rows before this page */
                offset?: number;
                /** @description next_cursor of the previous page */
                cursor?: string;
                /** @description Id of a row; the page begins after it */
                starting_after?: string;
                /** @description Id of a row; the page ends before it */
                ending_before?: string;
                /** @description Order by time of creation */
                order?: "desc" | "asc";
                /** @description Only these invoices */
                invoice_ids?: string[];
                /** @description Id of the billed customer */
                customer_id?: string;
                /** @description Your own id for the customer */
                external_customer_id?: string;
                /** @description Status of the invoice, independent of payments */
                invoice_status?: ("draft" | "finalized" | "voided")[];
                /** @description Payment status */
                payment_status?: ("pending" | "succeeded" | "overpaid" | "partially_refunded" | "refunded" | "voided")[];
                /** @description Sync state at Nomod; `none`: not decided, as for a draft */
                nomod_sync_state?: ("off" | "waiting" | "syncing" | "synced" | "failed" | "cancelled" | "none")[];
                /** @description ISO 4217 code of three letters */
                currency?: string;
                /** @description Part of the invoice number or description, or of the customer's name or external id; the customer's e-mail; an amount (`1,250.50`, `AED 1250.5`); an id; Nomod's id, reference, code or URL of the invoice; of its payments: an id, a charge, a link's URL, a reference, an amount, the last four digits of a card */
                search?: string;
                /** @description Exactly this reason */
                billing_reason?: string;
                /** @description Every invoice is `one_off` */
                invoice_type?: ("one_off" | "subscription" | "credit")[];
                /** @description Matches nothing: Remit has no subscriptions */
                subscription_id?: string;
                /** @description Every record is `published` */
                status?: "published" | "archived" | "deleted";
                /** @description Leaves `line_items` empty */
                skip_line_items?: boolean;
                /** @description The billing period begins at or after this time */
                start_time?: string;
                /** @description The billing period ends at or before this time */
                end_time?: string;
                /** @description The billing period begins at or after this time */
                period_start_gte?: string;
                /** @description The billing period begins at or before this time */
                period_start_lte?: string;
                /** @description The billing period ends at or after this time */
                period_end_gte?: string;
                /** @description The billing period ends at or before this time */
                period_end_lte?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["InvoiceListResponse"];
                };
            };
        };
    };
    createInvoice: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CreateInvoiceDto"];
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["InvoiceResponse"];
                };
            };
        };
    };
    searchInvoices: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SearchInvoicesDto"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["InvoiceListResponse"];
                };
            };
        };
    };
    totalsInvoice: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SearchInvoicesDto"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["InvoiceTotalsResponse"];
                };
            };
        };
    };
    getInvoice: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Id of the invoice. */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["InvoiceResponse"];
                };
            };
        };
    };
    updateInvoice: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Id of the invoice. */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["UpdateInvoiceDto"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["InvoiceResponse"];
                };
            };
        };
    };
    finalizeInvoice: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Id of the invoice. */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["InvoiceActionResponse"];
                };
            };
        };
    };
    voidInvoice: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Id of the invoice. */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["VoidInvoiceDto"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["InvoiceActionResponse"];
                };
            };
        };
    };
    rotateInvoiceHostedUrl: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Id of the invoice. */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["InvoiceActionResponse"];
                };
            };
        };
    };
    getInvoiceTimeline: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Id of the invoice. */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TimelineResponse"];
                };
            };
        };
    };
    listCreditNotes: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Id of the invoice. */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CreditNoteListResponse"];
                };
            };
        };
    };
    createCreditNote: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Id of the invoice. */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CreateCreditNoteDto"];
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CreditNoteResponse"];
                };
            };
        };
    };
    listAllCreditNotes: {
        parameters: {
            query?: {
                /** @description Maximum number of rows on a page */
                limit?: number;
                /** @description Number of rows before this page */
                offset?: number;
                /** @description next_cursor of the previous page */
                cursor?: string;
                /** @description Id of a row; the page begins after it */
                starting_after?: string;
                /** @description Id of a row; the page ends before it */
                ending_before?: string;
                /** @description Order by time of creation */
                order?: "desc" | "asc";
                /** @description Part of its number, or the whole number of its invoice, in any letter case */
                search?: string;
                /** @description ISO 4217 code of three letters */
                currency?: string;
                /** @description Created then or later */
                start_time?: string;
                /** @description Created then or earlier */
                end_time?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CreditNotePageResponse"];
                };
            };
        };
    };
    auditBooks: {
        parameters: {
            query?: {
                /** @description Also compares the books with Nomod */
                against?: "nomod";
                /** @description Compares charges created at or after this time; default: three days before `to` */
                from?: string;
                /** @description Compares charges created at or before this time; default: now */
                to?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AuditResponse"];
                };
            };
        };
    };
    getInvoiceSync: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Id of the invoice. */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["InvoiceSyncResponse"];
                };
            };
        };
    };
    syncInvoice: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Id of the invoice. */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["InvoiceSyncResponse"];
                };
            };
        };
    };
    checkInvoice: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Id of the invoice. */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["InvoiceSyncResponse"];
                };
            };
        };
    };
    listPayments: {
        parameters: {
            query?: {
                /** @description Maximum number of rows on a page */
                limit?: number;
                /** @description Number of rows before this page */
                offset?: number;
                /** @description next_cursor of the previous page */
                cursor?: string;
                /** @description Id of a row; the page begins after it */
                starting_after?: string;
                /** @description Id of a row; the page ends before it */
                ending_before?: string;
                /** @description Order by time of creation */
                order?: "desc" | "asc";
                /** @description Invoice id. */
                destination_id?: string;
                /** @description Payments of invoices of this customer. */
                customer_id?: string;
                /** @description Payment status */
                payment_status?: "initiated" | "pending" | "succeeded" | "partially_refunded" | "refunded" | "failed" | "voided" | "expired";
                /** @description Payment method */
                payment_method_type?: "payment_link" | "card" | "offline";
                /** @description Nomod's id of the link or invoice. */
                gateway_tracking_id?: string;
                /** @description Nomod's id of the charge. */
                gateway_payment_id?: string;
                /** @description The payment's id, Nomod's id of its charge, link or invoice, the link's URL, the reference of money received outside, an amount (`1,250.50`, `AED 1250.5`) or the last four digits of a card; a part of the invoice number or description, or of the customer's name or external id; the customer's e-mail; Nomod's reference or code of the invoice */
                search?: string;
                /** @description Only these payments */
                payment_ids?: string[];
                /** @description What is paid: `invoice` */
                destination_type?: "invoice";
                /** @description Payment gateway: `nomod`; null for offline payments */
                payment_gateway?: "nomod";
                /** @description ISO 4217 code of three letters */
                currency?: string;
                /** @description Created at or after this time */
                start_time?: string;
                /** @description Created at or before this time */
                end_time?: string;
                /** @description Every record is `published` */
                status?: "published" | "archived" | "deleted";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PaymentListResponse"];
                };
            };
        };
    };
    createPayment: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CreatePaymentDto"];
            };
        };
        responses: {
            /** @description The existing live link of the invoice */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PaymentResponse"];
                };
            };
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PaymentResponse"];
                };
            };
        };
    };
    searchPayments: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SearchPaymentsDto"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PaymentListResponse"];
                };
            };
        };
    };
    totalsPayment: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SearchPaymentsDto"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PaymentTotalsResponse"];
                };
            };
        };
    };
    getPayment: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Id of the payment. */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PaymentResponse"];
                };
            };
        };
    };
    processPayment: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Id of the payment. */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PaymentResponse"];
                };
            };
        };
    };
    checkPayment: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Id of the payment. */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PaymentResponse"];
                };
            };
        };
    };
    refundPayment: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Id of the payment. */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RefundPaymentDto"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PaymentResponse"];
                };
            };
        };
    };
    voidPayment: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Id of the payment. */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["VoidPaymentDto"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PaymentResponse"];
                };
            };
        };
    };
    getPaymentTimeline: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Id of the payment. */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TimelineResponse"];
                };
            };
        };
    };
    listIncomingWebhooks: {
        parameters: {
            query?: {
                /** @description Maximum number of rows on a page */
                limit?: number;
                /** @description Number of rows before this page */
                offset?: number;
                /** @description next_cursor of the previous page */
                cursor?: string;
                /** @description Id of a row; the page begins after it */
                starting_after?: string;
                /** @description Id of a row; the page ends before it */
                ending_before?: string;
                /** @description Order by time of creation */
                order?: "desc" | "asc";
                /** @description Received at or after this time */
                start_time?: string;
                /** @description Received at or before this time */
                end_time?: string;
                /** @description Result */
                result?: "pending" | "processed" | "ignored_duplicate" | "ignored_not_paid" | "ignored_unknown" | "not_ours" | "unmatched" | "unreadable" | "failed";
                /** @description Nomod's id of the charge. */
                charge_id?: string;
                /** @description Id of the payment */
                payment_id?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DeliveryListResponse"];
                };
            };
        };
    };
    getIncomingWebhook: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Id of the incoming webhook. */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DeliveryDetailsResponse"];
                };
            };
        };
    };
    replayIncomingWebhook: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Id of the incoming webhook. */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DeliveryResponse"];
                };
            };
        };
    };
    listRejectedWebhooks: {
        parameters: {
            query?: {
                /** @description Maximum number of rows on a page */
                limit?: number;
                /** @description Number of rows before this page */
                offset?: number;
                /** @description next_cursor of the previous page */
                cursor?: string;
                /** @description Id of a row; the page begins after it */
                starting_after?: string;
                /** @description Id of a row; the page ends before it */
                ending_before?: string;
                /** @description Order by time of creation */
                order?: "desc" | "asc";
                /** @description Received at or after this time */
                start_time?: string;
                /** @description Received at or before this time */
                end_time?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RejectedDeliveryListResponse"];
                };
            };
        };
    };
    listAttentionRows: {
        parameters: {
            query?: {
                /** @description Maximum number of rows on a page */
                limit?: number;
                /** @description Number of rows before this page */
                offset?: number;
                /** @description next_cursor of the previous page */
                cursor?: string;
                /** @description Id of a row; the page begins after it */
                starting_after?: string;
                /** @description Id of a row; the page ends before it */
                ending_before?: string;
                /** @description Order by time of creation */
                order?: "desc" | "asc";
                /** @description Status */
                status?: "open" | "resolved" | "dismissed";
                /** @description Kind of the problem */
                kind?: "account_shared" | "amount_differs" | "amount_mismatch" | "books_differ" | "charge_elsewhere" | "charge_reversed" | "closing_refused" | "connection_refused" | "currency_differs" | "details_differ" | "disputed" | "email_undelivered" | "endpoint_disabled" | "endpoint_paused" | "event_failed" | "gateway_trouble" | "link_missing" | "lost_charge" | "lost_object" | "overpaid" | "paid_without_charge" | "payment_after_void" | "payment_not_applied" | "refund_done_twice" | "refund_reversed" | "refund_unconfirmed" | "second_payment" | "sync_failed" | "unmatched_event" | "unreadable_event" | "webhooks_silent";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AttentionListResponse"];
                };
            };
        };
    };
    getAttentionRow: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Id of the row. */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AttentionResponse"];
                };
            };
        };
    };
    checkAttentionRow: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Id of the row. */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AttentionResponse"];
                };
            };
        };
    };
    matchAttentionRow: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Id of the row. */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["MatchAttentionRequest"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AttentionResponse"];
                };
            };
        };
    };
    retryAttentionRow: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Id of the row. */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AttentionResponse"];
                };
            };
        };
    };
    countAttentionRowLost: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Id of the row. */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AttentionResponse"];
                };
            };
        };
    };
    dismissAttentionRow: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Id of the row. */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["DismissAttentionRequest"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AttentionResponse"];
                };
            };
        };
    };
    listWebhookEndpoints: {
        parameters: {
            query?: {
                /** @description Maximum number of rows on a page */
                limit?: number;
                /** @description Number of rows before this page */
                offset?: number;
                /** @description next_cursor of the previous page */
                cursor?: string;
                /** @description Id of a row; the page begins after it */
                starting_after?: string;
                /** @description Id of a row; the page ends before it */
                ending_before?: string;
                /** @description Order by time of creation */
                order?: "desc" | "asc";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WebhookEndpointListResponse"];
                };
            };
        };
    };
    createWebhookEndpoint: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CreateWebhookEndpointRequest"];
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["NewWebhookEndpointResponse"];
                };
            };
        };
    };
    getWebhookEndpoint: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Id of the endpoint. */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ObservedWebhookEndpointResponse"];
                };
            };
        };
    };
    updateWebhookEndpoint: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Id of the endpoint. */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["UpdateWebhookEndpointRequest"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WebhookEndpointResponse"];
                };
            };
        };
    };
    removeWebhookEndpoint: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Id of the endpoint. */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    rotateWebhookEndpoint: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Id of the endpoint. */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["NewWebhookEndpointResponse"];
                };
            };
        };
    };
    testWebhookEndpoint: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Id of the endpoint. */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OutgoingWebhookResponse"];
                };
            };
        };
    };
    listOutgoingWebhooks: {
        parameters: {
            query?: {
                /** @description Maximum number of rows on a page */
                limit?: number;
                /** @description Number of rows before this page */
                offset?: number;
                /** @description next_cursor of the previous page */
                cursor?: string;
                /** @description Id of a row; the page begins after it */
                starting_after?: string;
                /** @description Id of a row; the page ends before it */
                ending_before?: string;
                /** @description Order by time of creation */
                order?: "desc" | "asc";
                /** @description Id of the endpoint */
                endpoint_id?: string;
                /** @description Type of the event, such as `payment.success` */
                event_type?: string;
                /** @description Status */
                status?: "pending" | "delivered" | "failed";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OutgoingWebhookListResponse"];
                };
            };
        };
    };
    getOutgoingWebhook: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Id of the outgoing webhook. */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OutgoingWebhookDetailsResponse"];
                };
            };
        };
    };
    replayOutgoingWebhook: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Id of the outgoing webhook. */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OutgoingWebhookResponse"];
                };
            };
        };
    };
    listEvents: {
        parameters: {
            query?: {
                /** @description Maximum number of rows on a page */
                limit?: number;
                /** @description Number of rows before this page */
                offset?: number;
                /** @description next_cursor of the previous page */
                cursor?: string;
                /** @description Id of a row; the page begins after it */
                starting_after?: string;
                /** @description Id of a row; the page ends before it */
                ending_before?: string;
                /** @description Order by time of creation */
                order?: "desc" | "asc";
                /** @description Only these */
                event_type?: "payment.created" | "payment.pending" | "payment.success" | "payment.failed" | "payment.updated" | "payment.refunded" | "payment.disputed" | "payment.dispute_ended" | "refund.created" | "refund.succeeded" | "refund.failed" | "invoice.update" | "invoice.update.finalized" | "invoice.update.payment" | "invoice.update.voided" | "invoice.overdue" | "invoice.synced" | "customer.created" | "customer.updated" | "customer.deleted" | "connection.created" | "connection.updated" | "connection.published" | "connection.unpublished" | "connection.refused" | "connection.deleted" | "attention.needed";
                /** @description Happened at or after this time */
                start_time?: string;
                /** @description Happened at or before this time */
                end_time?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EventListResponse"];
                };
            };
        };
    };
    replayEvents: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Id of the endpoint. */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ReplayEventsRequest"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ReplayedEventsResponse"];
                };
            };
        };
    };
    getOverview: {
        parameters: {
            query?: {
                /** @description First day, in the time zone of the business. Default: 30 days up to `to`. At most 366 days */
                from?: string;
                /** @description Last day. Default, and at most: today */
                to?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OverviewResponse"];
                };
            };
        };
    };
    getAging: {
        parameters: {
            query: {
                /** @description ISO 4217 code of three letters */
                currency: string;
                /** @description Maximum number of rows on a page */
                limit?: number;
                /** @description Number of rows before this page */
                offset?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AgingResponse"];
                };
            };
        };
    };
    getReconciliation: {
        parameters: {
            query?: {
                /** @description Month in the time zone of the business. Default: this month */
                month?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ReconciliationResponse"];
                };
            };
        };
    };
    listReconciledPayments: {
        parameters: {
            query: {
                /** @description Month in the time zone of the business. Default: this month */
                month?: string;
                /** @description ISO 4217 code of three letters */
                currency: string;
                /** @description The figure whose payments are listed */
                figure?: "all" | "taken" | "fees" | "booked" | "refunded" | "offline" | "differing";
                /** @description Maximum number of rows on a page */
                limit?: number;
                /** @description Number of rows before this page */
                offset?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ReconciledRowsResponse"];
                };
            };
        };
    };
    getCustomerBalance: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Id of the customer. */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CustomerBalanceResponse"];
                };
            };
        };
    };
    getStatement: {
        parameters: {
            query?: {
                /** @description First day, in the time zone of the business. Default: 30 days up to `to`. At most 366 days */
                from?: string;
                /** @description Last day. Default, and at most: today */
                to?: string;
            };
            header?: never;
            path: {
                /** @description Id of the customer. */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["StatementResponse"];
                };
            };
        };
    };
    sendInvoiceEmail: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Id of the invoice. */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SendInvoiceRequest"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EmailListResponse"];
                };
            };
        };
    };
    previewInvoiceEmail: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Id of the invoice. */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SendInvoiceRequest"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EmailPreviewResponse"];
                };
            };
        };
    };
    listInvoiceEmails: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Id of the invoice. */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EmailListResponse"];
                };
            };
        };
    };
    getEmailSetting: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EmailSettingsResponse"];
                };
            };
        };
    };
    changeEmailSetting: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ChangeEmailSettingsRequest"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EmailSettingsResponse"];
                };
            };
        };
    };
    listMembers: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MemberListResponse"];
                };
            };
        };
    };
    listInvitations: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["InvitationListResponse"];
                };
            };
        };
    };
    inviteMember: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["InviteMemberRequest"];
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["NewInvitationResponse"];
                };
            };
        };
    };
    getMemberRules: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PeopleRulesResponse"];
                };
            };
        };
    };
    changeMemberRules: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PeopleRulesRequest"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PeopleRulesResponse"];
                };
            };
        };
    };
    revokeInvitation: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Id of it. */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    updateMember: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Id of it. */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ChangeMemberRequest"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MemberResponse"];
                };
            };
        };
    };
    removeMember: {
        parameters: {
            query?: {
                /** @description Ids of API keys that the person made; they are revoked in the same step */
                revoke_keys?: string[];
                /** @description Instead of `revoke_keys`: ids of API keys of the person that stay. All others are revoked in the same step, in the environment of the role or, for a role in the whole tenant, in every environment. Empty: none stays */
                keep_keys?: string[];
            };
            header?: never;
            path: {
                /** @description Id of it. */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    eraseCustomer: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Id of the customer. */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErasureResponse"];
                };
            };
        };
    };
}
