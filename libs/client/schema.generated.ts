// Made by npm run client from test/contract/openapi.json.

export type Schemas = components['schemas'];
/** What a webhook says; `event_type` tells them apart. */
export type WebhookEvent = Schemas['PaymentEvent'] | Schemas['InvoiceEvent'] | Schemas['CustomerEvent'] | Schemas['ConnectionEvent'] | Schemas['AttentionEvent'] | Schemas['WebhookEvent'];
export type ErrorCode = 'validation_error' | 'unknown_version' | 'connection_not_published' | 'invalid_invoice_amount' | 'invoice_already_paid' | 'invoice_not_finalized' | 'invoice_voided' | 'currency_mismatch' | 'unauthorized' | 'forbidden' | 'approval_required' | 'not_found' | 'method_not_allowed' | 'request_timeout' | 'emails_not_set_up' | 'conflict' | 'duplicate_request' | 'request_in_progress' | 'payload_too_large' | 'unsupported_media_type' | 'idempotency_key_reused' | 'rate_limited' | 'internal_error' | 'not_implemented' | 'nomod_link_creation_failed' | 'nomod_amount_mismatch' | 'nomod_error' | 'nomod_busy' | 'service_unavailable' | 'nomod_outcome_unknown';
export interface components {
    schemas: {
        AuditLogResponse: {
            /** @description The rows of this page. */
            items: components["schemas"]["AuditLogEntryResponse"][];
            /** @description Which page this is, and whether there is another. */
            pagination: components["schemas"]["Pagination"];
        };
        AuditLogEntryResponse: {
            /** @description Its id. */
            id: string;
            /** @description What was done, such as `api_key.created` */
            action: string;
            /** @description Id of what it was done to. */
            subject_id: string;
            /** @description How much money it was about, and the like; null for what moves none. */
            details: {
                [key: string]: string;
            } | null;
            /** @description Id of the API key that did it, or `operator` */
            actor: string;
            /** @description IP address it came from. */
            source: string | null;
            /** @description The request it was done by, as in the header `X-Request-ID` */
            request_id: string | null;
            /**
             * Format: date-time
             * @description When it happened.
             */
            occurred_at: string;
            /** @description Place in the log of its environment, without a gap. */
            sequence: number;
            /** @description SHA-256 over the entry and the hash before it. */
            hash: string;
        };
        Pagination: {
            /** @description How many match. Exact up to 10000; where more do, it is that number: follow next_cursor to read them all. */
            total: number;
            /** @description How many rows a page holds at most. */
            limit: number;
            /** @description How many rows were left out before this page. */
            offset: number;
            /** @description Send it as `cursor` for the next page; null on the last. */
            next_cursor: string | null;
            /** @description Whether there is another page. */
            has_more: boolean;
        };
        AuditChainResponse: {
            /** @description Whether everything holds. */
            ok: boolean;
            /** @description How many entries were looked at. */
            entries: number;
            /** @description The last entry. Note it elsewhere. */
            head: components["schemas"]["AuditChainHeadResponse"] | null;
            /** @description The first entry that is not what was written; null when there is none. */
            broken: components["schemas"]["BrokenAuditChainResponse"] | null;
            /** @description Whether the entry that you noted is still the same. */
            anchor_holds: boolean | null;
        };
        AuditChainHeadResponse: {
            /** @description Number of the entry, without a gap. */
            sequence: number;
            /** @description SHA-256 over the entry and the hash before it. */
            hash: string;
        };
        BrokenAuditChainResponse: {
            /** @description Number of the entry, without a gap. */
            sequence: number;
            /** @description Its id. */
            id: string;
            /**
             * @description `changed`: it is not what was written. `missing_before`: the entry that came before it is gone.
             * @enum {string}
             */
            reason: "changed" | "missing_before";
        };
        ApprovalListResponse: {
            /** @description The rows of this page. */
            items: components["schemas"]["ApprovalResponse"][];
            /** @description Which page this is, and whether there is another. */
            pagination: components["schemas"]["Pagination"];
        };
        ApprovalResponse: {
            /** @description Its id. */
            id: string;
            /**
             * @description What waits to be done.
             * @enum {string}
             */
            act: "payment.refund" | "payment.record_offline" | "invoice.credit" | "invoice.discount" | "invoice.void";
            /** @description The payment or invoice it is about. */
            subject_id: string;
            /** @description How much. In major units, a decimal text with exactly the digits of its currency: 100.00 in AED, 100.000 in KWD, 100 in JPY. */
            amount: string;
            /** @description ISO 4217 code of three letters. */
            currency: string;
            /**
             * @description Where it stands.
             * @enum {string}
             */
            state: "waiting" | "approved" | "used" | "refused";
            /** @description Id of the key that asked; the same key does it once it is approved. */
            requested_by: string;
            /** @description Id of the key that approved or refused. */
            decided_by: string | null;
            /**
             * Format: date-time
             * @description When it was made.
             */
            created_at: string;
            /**
             * Format: date-time
             * @description When it was approved or refused; null until then.
             */
            decided_at: string | null;
            /**
             * Format: date-time
             * @description Until when it can be approved, or done once it is.
             */
            expires_at: string;
        };
        LoggedRequestListResponse: {
            /** @description The rows of this page. */
            items: components["schemas"]["LoggedRequestResponse"][];
            /** @description Which page this is, and whether there is another. */
            pagination: components["schemas"]["Pagination"];
        };
        LoggedRequestResponse: {
            /** @description Its id. */
            id: string;
            /** @description The environment it belongs to. */
            environment_id: string;
            /**
             * Format: date-time
             * @description When it came in.
             */
            received_at: string;
            /**
             * @description With a key in a header, or by somebody signed in to the console.
             * @enum {string}
             */
            origin: "api" | "console";
            /** @description HTTP method. */
            method: string;
            /** @description Without its query. */
            path: string;
            /** @description 499: the caller hung up before it was answered. */
            status: number;
            /** @description Milliseconds it took. */
            duration_ms: number;
            /** @description The request it was done by, as in the header `X-Request-ID` */
            request_id: string;
            /** @description Code of the error that was answered. */
            error_code: string | null;
            /** @description Whether an earlier answer was given again for its Idempotency-Key. */
            replayed: boolean;
            /** @description API key that it was made with. */
            key_id: string;
            /** @description As the key was called then. */
            key_name: string;
            /** @description Enough of the key to recognise it by. */
            key_display_id: string;
        };
        EnvironmentListResponse: {
            /** @description The rows of this page. */
            items: components["schemas"]["EnvironmentResponse"][];
            /** @description Which page this is, and whether there is another. */
            pagination: components["schemas"]["Pagination"];
            /** @description The environments. */
            environments: components["schemas"]["EnvironmentResponse"][];
            /** @description How many there are; of an invoice what it asks: subtotal without discount, with tax. */
            total: number;
            /** @description How many rows a page holds at most. */
            limit: number;
            /** @description How many rows were left out before this page. */
            offset: number;
        };
        EnvironmentResponse: {
            /** @description Its id. */
            id: string;
            /** @description What people call it. */
            name: string;
            /**
             * @description What kind it is.
             * @enum {string}
             */
            type: "sandbox" | "production";
            /** @description The only hosts that payers may be sent back to. None: any public one. */
            return_hosts: string[];
            /** @description Amounts by currency above which an act about money waits for a second key. None: no act does. */
            approval_limits: {
                [key: string]: string;
            };
            /**
             * Format: date-time
             * @description When it was made.
             */
            created_at: string;
            /**
             * Format: date-time
             * @description When it changed last.
             */
            updated_at: string;
        };
        CreateEnvironmentRequest: {
            /** @description What people call it. */
            name: string;
            /**
             * @description What kind it is.
             * @enum {string}
             */
            type: "sandbox" | "production" | "development";
        };
        UpdateEnvironmentRequest: {
            /** @description The only hosts that payers may be sent back to (`success_url`, `cancel_url`). None: any public one. */
            return_hosts?: string[];
            /** @description Amounts by currency: a refund, offline payment, credit note, discount on a finalized invoice or void of one above it waits for a second key. Where there are limits, in a currency without one every such act waits. Empty: none waits. */
            approval_limits?: {
                [key: string]: string;
            };
        };
        ApiKeyListResponse: {
            /** @description The rows of this page. */
            items: components["schemas"]["ApiKeyResponse"][];
            /** @description Which page this is, and whether there is another. */
            pagination: components["schemas"]["Pagination"];
        };
        ApiKeyResponse: {
            /** @description Its id. */
            id: string;
            /** @description What people call it. */
            name: string;
            /**
             * @description What kind it is.
             * @enum {string}
             */
            type: "private_key";
            /**
             * @description Always `remit`
             * @enum {string}
             */
            provider: "remit";
            /** @description How the key begins and ends. */
            display_id: string;
            /** @description Null: every environment of the tenant. */
            environment_id: string | null;
            /** @description What the key may do. */
            scopes: ("read" | "write" | "admin" | "refunds:write" | "payments:offline" | "invoices:adjust" | "attention:match")[];
            /** @description The scopes, under Flexprice's name. */
            roles: ("read" | "write" | "admin" | "refunds:write" | "payments:offline" | "invoices:adjust" | "attention:match")[];
            /** @description Addresses and networks it may be used from; none: from anywhere. */
            allowed_addresses: string[];
            /** @description Always null. */
            user_type: string | null;
            /**
             * @description Where it stands.
             * @enum {string}
             */
            status: "active" | "expired" | "revoked";
            /**
             * Format: date-time
             * @description When it stops working; null for never.
             */
            expires_at: string | null;
            /**
             * Format: date-time
             * @description When it was used last; null when never.
             */
            last_used_at: string | null;
            /**
             * Format: date-time
             * @description When it was made.
             */
            created_at: string;
            /**
             * Format: date-time
             * @description When it changed last.
             */
            updated_at: string;
            /** @description Id of the key that made it. */
            created_by: string;
        };
        CreateApiKeyRequest: {
            /** @description What people call it. */
            name: string;
            /** @description `read`: GET; `write`: the rest, but for what moves money by hand; `refunds:write`: refunds; `payments:offline`: money received outside; `invoices:adjust`: the discount on a finalized invoice, voiding one and writing off; `attention:match`: saying what a charge paid; `admin`: all of it, and keys, environments and connections (`read`, `write` when left out). */
            scopes?: ("read" | "write" | "admin" | "refunds:write" | "payments:offline" | "invoices:adjust" | "attention:match")[];
            /** @description Absent: the environment of this request. Null: every environment of the tenant. */
            environment_id?: string | null;
            /** @description IP addresses and networks that the key may be used from. None or absent: from anywhere. */
            allowed_addresses?: string[] | null;
            /**
             * Format: date-time
             * @description Null or absent: never.
             */
            expires_at?: string | null;
        };
        NewApiKeyResponse: {
            /** @description Its id. */
            id: string;
            /** @description What people call it. */
            name: string;
            /**
             * @description What kind it is.
             * @enum {string}
             */
            type: "private_key";
            /**
             * @description Always `remit`
             * @enum {string}
             */
            provider: "remit";
            /** @description How the key begins and ends. */
            display_id: string;
            /** @description Null: every environment of the tenant. */
            environment_id: string | null;
            /** @description What the key may do. */
            scopes: ("read" | "write" | "admin" | "refunds:write" | "payments:offline" | "invoices:adjust" | "attention:match")[];
            /** @description The scopes, under Flexprice's name. */
            roles: ("read" | "write" | "admin" | "refunds:write" | "payments:offline" | "invoices:adjust" | "attention:match")[];
            /** @description Addresses and networks it may be used from; none: from anywhere. */
            allowed_addresses: string[];
            /** @description Always null. */
            user_type: string | null;
            /**
             * @description Where it stands.
             * @enum {string}
             */
            status: "active" | "expired" | "revoked";
            /**
             * Format: date-time
             * @description When it stops working; null for never.
             */
            expires_at: string | null;
            /**
             * Format: date-time
             * @description When it was used last; null when never.
             */
            last_used_at: string | null;
            /**
             * Format: date-time
             * @description When it was made.
             */
            created_at: string;
            /**
             * Format: date-time
             * @description When it changed last.
             */
            updated_at: string;
            /** @description Id of the key that made it. */
            created_by: string;
            /** @description Shown this once: null when the answer is given again. */
            api_key: string | null;
        };
        BusinessProfileResponse: {
            /** @description As registered; null when it was not said. */
            legal_name: string | null;
            /** @description What customers know the business by; null: the legal name, else the name of the tenant. */
            trade_name: string | null;
            /** @description Its lines as they stand on an envelope. */
            address: string | null;
            /** @description Tax registration number (TRN). */
            tax_number: string | null;
            /** @description Below each invoice page. */
            footer: string | null;
            /** @description IANA name; days of the business begin and end there. */
            time_zone: string;
            /**
             * @description Of a page whose reader asks for neither: `en` or `ar`.
             * @enum {string}
             */
            language: "en" | "ar";
            /** @description Days from finalizing to the due date of an invoice that has none. */
            default_due_days: number;
            /** @description Per cent: what the console offers for a new line; null: none. The API adds no tax by itself. */
            default_tax_rate: string | null;
            /** @description Of the button on the invoice page, as #rrggbb; null: that of the product. */
            color: string | null;
            /** @description The logo, which `GET /business-profile/logo` answers; null: there is none. */
            logo: components["schemas"]["LogoResponse"] | null;
        };
        LogoResponse: {
            /** @description Names the picture, as its ETag does: another picture has another one. */
            digest: string;
            /** @description In points. */
            width: number;
            /** @description In points. */
            height: number;
        };
        ChangeBusinessProfileRequest: {
            /** @description As registered. */
            legal_name?: string | null;
            /** @description What customers know the business by; default: the legal name, else the name of the tenant. */
            trade_name?: string | null;
            /** @description Its lines as they stand on an envelope. */
            address?: string | null;
            /** @description Tax registration number (TRN). */
            tax_number?: string | null;
            /** @description Below each invoice page, such as bank details or terms. */
            footer?: string | null;
            /** @description IANA name; days of the business begin and end there (`UTC` when left out). */
            time_zone?: string | null;
            /**
             * @description Of a page whose reader asks for neither (`en` when left out).
             * @enum {string|null}
             */
            language?: "en" | "ar" | null;
            /** @description For an invoice that is finalized without a due date (`30` when left out). */
            default_due_days?: number | null;
            /** @description Per cent: what the console offers for a new line. An invoice made through the API gets no tax but what its request says. */
            default_tax_rate?: string | null;
            /** @description Of the button on the invoice page. */
            color?: string | null;
        };
        CreateCustomerRequest: {
            /** @description Your own id of the customer; unique in the environment. */
            external_id: string;
            /** @description What people call it. */
            name: string;
            /**
             * Format: email
             * @description Needed before anything is sent to Nomod.
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
            /** @description IANA name, such as `Asia/Dubai` (`UTC` when left out). */
            timezone?: string | null;
            /** @description Your own facts, text to text. */
            metadata?: {
                [key: string]: string;
            };
        };
        CustomerResponse: {
            /** @description Its id. */
            id: string;
            /** @description Your own id of the customer, unique in the environment. */
            external_id: string;
            /** @description What people call it. */
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
            /** @description Your own facts, text to text. */
            metadata: {
                [key: string]: string;
            };
            /** @description Always null. */
            parent_customer_id: string | null;
            /** @description Always null. */
            parent_customer: string | null;
            /** @description Null unless expand=integrations. */
            integrations: components["schemas"]["IntegrationsResponse"] | null;
            /** @description The environment it belongs to. */
            environment_id: string;
            /** @description The tenant it belongs to. */
            tenant_id: string;
            /**
             * @description Where it stands.
             * @enum {string}
             */
            status: "published" | "archived";
            /**
             * Format: date-time
             * @description When it was made.
             */
            created_at: string;
            /**
             * Format: date-time
             * @description When it changed last.
             */
            updated_at: string;
            /** @description Id of the key that made it. */
            created_by: string;
            /** @description Id of the key that changed it last. */
            updated_by: string;
            /**
             * Format: date-time
             * @description Since when the person is erased.
             */
            erased_at: string | null;
        };
        IntegrationsResponse: {
            /** @description What is known at Nomod; null when nothing is. */
            nomod?: components["schemas"]["NomodIntegrationResponse"];
        };
        NomodIntegrationResponse: {
            /** @description Nomod's id of the customer. */
            nomod_customer_id: string;
            /**
             * Format: date-time
             * @description When it was made at Nomod.
             */
            synced_at: string;
        };
        CustomerListResponse: {
            /** @description The rows of this page. */
            items: components["schemas"]["CustomerResponse"][];
            /** @description Which page this is, and whether there is another. */
            pagination: components["schemas"]["Pagination"];
        };
        UpdateCustomerRequest: {
            /** @description Your own id of the customer; unique in the environment. */
            external_id?: string;
            /** @description What people call it. */
            name?: string;
            /**
             * Format: email
             * @description Needed before anything is sent to Nomod.
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
            /** @description Your own facts, text to text. */
            metadata?: {
                [key: string]: string;
            };
        };
        SearchCustomersRequest: {
            /** @description How many rows a page holds at most (`50` when left out). */
            limit?: number;
            /** @description How many rows were left out before this page (`0` when left out). */
            offset?: number;
            /** @description next_cursor of the page before. */
            cursor?: string;
            /** @description Id of a row: the page begins after it. */
            starting_after?: string;
            /** @description Id of a row: the page ends before it. */
            ending_before?: string;
            /**
             * @description By time of creation (`desc` when left out).
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
             * @description Where it stands (`published` when left out).
             * @enum {string}
             */
            status?: "published" | "archived";
            /** @description `integrations` */
            expand?: string;
            /** @description Conditions that all must hold. */
            filters?: components["schemas"]["FilterConditionRequest"][];
            /** @description In which order, the first counts most. */
            sort?: components["schemas"]["SortConditionRequest"][];
            /** @description Your own facts, text to text. */
            metadata?: {
                [key: string]: string;
            };
        };
        FilterConditionRequest: {
            /** @description The field that is compared or sorted by. */
            field: string;
            /**
             * @description How the field is compared.
             * @enum {string}
             */
            operator: "eq" | "contains" | "not_contains" | "gt" | "gte" | "lt" | "lte" | "in" | "not_in" | "before" | "after";
            /**
             * @description Which member of value counts.
             * @enum {string}
             */
            data_type?: "string" | "number" | "date" | "array";
            /** @description What the field is compared with. */
            value: components["schemas"]["FilterValue"];
        };
        FilterValue: {
            /** @description A text. */
            string?: string;
            /** @description A number, or which one it was. */
            number?: number;
            /** @description True or false. */
            boolean?: boolean;
            /**
             * Format: date-time
             * @description A moment in RFC 3339.
             */
            date?: string;
            /** @description Several values, for `in` and `not_in` */
            array?: string[];
        };
        SortConditionRequest: {
            /** @description The field that is compared or sorted by. */
            field: string;
            /**
             * @description `asc` or `desc` (`desc` when left out).
             * @enum {string}
             */
            direction?: "asc" | "desc";
        };
        CustomerIntegrationsResponse: {
            /** @description Who is billed. */
            customer_id: string;
            /** @description By provider. */
            integrations: components["schemas"]["IntegrationsResponse"];
        };
        CreateConnectionRequest: {
            /** @description The key that Nomod gave the account; it is encrypted and never shown again. */
            api_key?: string;
            /** @description Nomod's signing secret (`whsec_...`), or a text of at least 8 characters that a relay sends. */
            webhook_secret?: string;
            /** @description What people call it. */
            name: string;
            /**
             * @description Whose account it is: `nomod`
             * @enum {string}
             */
            provider_type: "nomod";
            /** @description The same secrets, for callers of the Flexprice dialect. */
            encrypted_secret_data?: components["schemas"]["SecretDataRequest"];
            /** @description What is pushed to Nomod by itself. */
            sync_config?: components["schemas"]["SyncConfigRequest"];
            /** @description Your own facts, text to text. */
            metadata?: {
                [key: string]: unknown;
            };
            /**
             * @description Where it stands (`draft` when left out).
             * @enum {string}
             */
            status?: "draft" | "published";
            /** @description What the payer reads as the title, and on the receipt: a text with {invoice_number}, {business_name} (the trade name of the business profile, else its legal name, else the name of the tenant) and at most 20 other characters. Null: "{business_name} {invoice_number}". The name is shortened when the title would be longer than Nomod takes. */
            title_template?: string | null;
            /** @description What Nomod offers payers of links and invoices made through it from now on. Left out: Tabby and Tamara, no tip, no service fee. An invoice or a payment may choose otherwise. */
            payment_options?: components["schemas"]["PaymentOptionsRequest"] | null;
            /** @description A link made through it from now on stops working so many hours later; null: when it is paid or replaced. A payment may say otherwise. */
            link_expires_after_hours?: number | null;
            /**
             * @description Required for a live key in a sandbox environment and for a test key in a production one.
             * @enum {string}
             */
            confirm_mode?: "live key in sandbox" | "test key in production";
        };
        SecretDataRequest: {
            /** @description The key that Nomod gave the account; it is encrypted and never shown again. */
            api_key?: string;
            /** @description Nomod's signing secret (`whsec_...`), or a text of at least 8 characters that a relay sends. */
            webhook_secret?: string;
        };
        SyncConfigRequest: {
            /** @description Of other providers; nothing is synced. */
            plan?: components["schemas"]["SyncDirectionsRequest"];
            /** @description Of other providers; nothing is synced. */
            subscription?: components["schemas"]["SyncDirectionsRequest"];
            /** @description About invoices. */
            invoice?: components["schemas"]["SyncDirectionsRequest"];
            /** @description About customers. */
            customer?: components["schemas"]["SyncDirectionsRequest"];
            /** @description About payments. */
            payment?: components["schemas"]["SyncDirectionsRequest"];
            /** @description Of other providers; nothing is synced. */
            price?: components["schemas"]["SyncDirectionsRequest"];
            /** @description Of other providers; nothing is synced. */
            deal?: components["schemas"]["SyncDirectionsRequest"];
            /** @description Of other providers; nothing is synced. */
            quote?: components["schemas"]["SyncDirectionsRequest"];
        };
        SyncDirectionsRequest: {
            /** @description From Nomod to here (`false` when left out). */
            inbound?: boolean;
            /** @description From here to Nomod (`false` when left out). */
            outbound?: boolean;
        };
        PaymentOptionsRequest: {
            /** @description Pay later with Tabby. */
            tabby?: boolean | null;
            /** @description Pay later with Tamara. */
            tamara?: boolean | null;
            /** @description The payer may add a tip on a payment link. It is booked apart as `extras_amount`; a page of a pushed invoice takes none. */
            tip?: boolean | null;
            /** @description The payer bears the fee of the method, when the Nomod account has one. It is booked apart as `extras_amount`. */
            service_fee?: boolean | null;
        };
        ConnectionResponse: {
            /** @description Its id. */
            id: string;
            /** @description What people call it. */
            name: string;
            /**
             * @description Whose account it is: `nomod`
             * @enum {string}
             */
            provider_type: "nomod";
            /**
             * @description Where it stands.
             * @enum {string}
             */
            status: "draft" | "published" | "archived";
            /** @description What is pushed to Nomod by itself. */
            sync_config: components["schemas"]["SyncConfigRequest"];
            /** @description Your own facts, text to text. */
            metadata: {
                [key: string]: unknown;
            };
            /** @description What links and invoices made through it are called; null: the business name and the invoice number. */
            title_template: string | null;
            /** @description What payers are offered beside the card. */
            payment_options: components["schemas"]["PaymentOptionsResponse"];
            /** @description A link made through it stops working so many hours later; null: when it is paid or replaced. */
            link_expires_after_hours: number | null;
            /** @description What is known of the secrets, never the secrets themselves. */
            credentials: components["schemas"]["CredentialsResponse"];
            /** @description Where Nomod or a relay sends its webhooks. */
            webhook_url: string;
            /** @description Other connections that use the same Nomod account. */
            shared_account: components["schemas"]["SharedAccountResponse"][];
            /** @description Nomod's lists of the account cannot be relied on: what no event told of is found by reading objects one by one, which takes longer. */
            reads_objects: boolean;
            /**
             * Format: date-time
             * @description Since when what can be paid through it is being switched off; it is archived after that.
             */
            switch_off_asked_at: string | null;
            /**
             * Format: date-time
             * @description Since when Nomod refuses the key.
             */
            paused_at: string | null;
            /** @description Why its work waits; null when it does not. */
            paused_reason: string | null;
            /**
             * Format: date-time
             * @description When Nomod last did what was asked through the connection; some seconds behind.
             */
            last_call_succeeded_at: string | null;
            /**
             * Format: date-time
             * @description When Nomod last did not do what it was asked.
             */
            last_call_failed_at: string | null;
            /**
             * @description Why that call failed.
             * @enum {string|null}
             */
            last_call_failure: "unreachable" | "timed_out" | "connection_lost" | "rate_limited" | "unavailable" | "server_error" | "unauthorized" | "not_found" | "refused" | "invalid_answer" | "redirected" | null;
            /** @description The environment it belongs to. */
            environment_id: string;
            /** @description The tenant it belongs to. */
            tenant_id: string;
            /**
             * Format: date-time
             * @description When it was made.
             */
            created_at: string;
            /**
             * Format: date-time
             * @description When it changed last.
             */
            updated_at: string;
            /** @description Id of the key that made it. */
            created_by: string;
            /** @description Id of the key that changed it last. */
            updated_by: string;
        };
        PaymentOptionsResponse: {
            /** @description Pay later with Tabby. */
            tabby: boolean;
            /** @description Pay later with Tamara. */
            tamara: boolean;
            /** @description The payer may add a tip on a payment link. It is booked apart as `extras_amount`; a page of a pushed invoice takes none. */
            tip: boolean;
            /** @description The payer bears the fee of the method, when the Nomod account has one. It is booked apart as `extras_amount`. */
            service_fee: boolean;
        };
        CredentialsResponse: {
            /** @description The key that Nomod gave the account; it is encrypted and never shown again. */
            api_key: components["schemas"]["ShownSecretResponse"];
            /** @description What webhooks of Nomod are signed with; null when none is saved. */
            webhook_secret: components["schemas"]["ShownWebhookSecretResponse"];
        };
        ShownSecretResponse: {
            /**
             * Format: date-time
             * @description When it was saved.
             */
            set_at: string | null;
            /** @description Its last four characters; null when it is too short. */
            last4: string | null;
        };
        ShownWebhookSecretResponse: {
            /**
             * Format: date-time
             * @description When it was saved.
             */
            set_at: string | null;
            /** @description Its last four characters; null when it is too short. */
            last4: string | null;
            /**
             * Format: date-time
             * @description Until when the secret before it is accepted.
             */
            previous_valid_until: string | null;
        };
        SharedAccountResponse: {
            /** @description The other connections to the same account. */
            with: components["schemas"]["SharedWith"];
            /** @description Null when it is another tenant. */
            environment_id: string | null;
            /** @description Null when it is another tenant. */
            connection_id: string | null;
            /**
             * Format: date-time
             * @description When it was noticed.
             */
            seen_at: string;
        };
        /** @enum {string} */
        SharedWith: "same_environment" | "other_environment" | "other_tenant";
        ConnectionListResponse: {
            /** @description The rows of this page. */
            items: components["schemas"]["ConnectionResponse"][];
            /** @description Which page this is, and whether there is another. */
            pagination: components["schemas"]["Pagination"];
            /** @description The connections. */
            connections: components["schemas"]["ConnectionResponse"][];
            /** @description How many there are; of an invoice what it asks: subtotal without discount, with tax. */
            total: number;
            /** @description How many rows a page holds at most. */
            limit: number;
            /** @description How many rows were left out before this page. */
            offset: number;
        };
        UpdateConnectionRequest: {
            /** @description What people call it. */
            name?: string;
            /** @description What is pushed to Nomod by itself. */
            sync_config?: components["schemas"]["SyncConfigRequest"];
            /** @description Your own facts, text to text. */
            metadata?: {
                [key: string]: unknown;
            };
            /** @description What the payer reads as the title, and on the receipt: a text with {invoice_number}, {business_name} (the trade name of the business profile, else its legal name, else the name of the tenant) and at most 20 other characters. Null: "{business_name} {invoice_number}". The name is shortened when the title would be longer than Nomod takes. */
            title_template?: string | null;
            /** @description What Nomod offers payers of links and invoices made through it from now on. Left out: Tabby and Tamara, no tip, no service fee. An invoice or a payment may choose otherwise. */
            payment_options?: components["schemas"]["PaymentOptionsRequest"] | null;
            /** @description A link made through it from now on stops working so many hours later; null: when it is paid or replaced. A payment may say otherwise. */
            link_expires_after_hours?: number | null;
        };
        KeyCheckResponse: {
            /** @description The account at Nomod it is about. */
            connection_id: string;
            /** @description Whether everything holds. */
            ok: boolean;
            /** @description Nomod said no to the key; false also when it could not be asked. */
            refused: boolean;
            /** @description What happened, for people. */
            message: string;
        };
        ConnectionCallsResponse: {
            /** @description The account at Nomod it is about. */
            connection_id: string;
            /** @description Calls a second that the account takes, as far as is known. */
            calls_per_second: number;
            /**
             * Format: date-time
             * @description When Nomod last refused a call.
             */
            last_refused_at: string | null;
            /**
             * Format: date-time
             * @description Until when Nomod asked for no calls.
             */
            blocked_until: string | null;
            /** @description Nomod answers nobody: it is asked once a second until it does. */
            is_down: boolean;
            /** @description Calls since midnight UTC, by what they were for. */
            today: components["schemas"]["CallsOfDayResponse"];
            /** @description Null before the first look. */
            sweep: components["schemas"]["ConnectionSweepResponse"] | null;
        };
        CallsOfDayResponse: {
            /** @description That somebody waited for: links, refunds, tests. */
            interactive: number;
            /** @description Readings of what events name. */
            reading: number;
            /** @description Pushes of invoices and customers. */
            push: number;
            /** @description Looking through links, payments and lists without an event. */
            sweep: number;
            /** @description Of all these, refused by Nomod because they were too many. */
            refused: number;
        };
        ConnectionSweepResponse: {
            /**
             * Format: date-time
             * @description Every charge that was made before is known; null before the first whole look.
             */
            swept_at: string | null;
            /** @description Seconds since then. */
            lag_seconds: number | null;
            /** @description Seconds from one look to the next. */
            interval_seconds: number;
            /**
             * @description Whether events tell of the charges that are found: then looks are rarer, and more frequent when not.
             * @enum {string}
             */
            webhooks: "unknown" | "arriving" | "missing";
            /** @description The lists cannot be relied on: links, invoices or charges are read one by one, which takes longer. */
            reads_objects: boolean;
            /** @description Whether lists are newest first, as far as was seen. */
            lists_newest_first: boolean;
            /** @description Whether lists say how long they are, as far as was seen. */
            lists_have_count: boolean;
            /** @description Whether lists keep to a status that is asked for, as far as was seen. */
            lists_are_filtered: boolean;
            /** @description Whether the pages of lists bring all rows, as far as was seen: none comes again, and none is missing. */
            lists_have_end: boolean;
        };
        ReplaceCredentialsRequest: {
            /** @description The key that Nomod gave the account; it is encrypted and never shown again. */
            api_key: string;
            /**
             * @description Required for a live key in a sandbox environment and for a test key in a production one.
             * @enum {string}
             */
            confirm_mode?: "live key in sandbox" | "test key in production";
        };
        RotateWebhookSecretRequest: {
            /** @description Nomod's signing secret (`whsec_...`), or a text of at least 8 characters that a relay sends. */
            webhook_secret?: string;
        };
        RotatedSecretResponse: {
            /** @description Its id. */
            id: string;
            /** @description What people call it. */
            name: string;
            /**
             * @description Whose account it is: `nomod`
             * @enum {string}
             */
            provider_type: "nomod";
            /**
             * @description Where it stands.
             * @enum {string}
             */
            status: "draft" | "published" | "archived";
            /** @description What is pushed to Nomod by itself. */
            sync_config: components["schemas"]["SyncConfigRequest"];
            /** @description Your own facts, text to text. */
            metadata: {
                [key: string]: unknown;
            };
            /** @description What links and invoices made through it are called; null: the business name and the invoice number. */
            title_template: string | null;
            /** @description What payers are offered beside the card. */
            payment_options: components["schemas"]["PaymentOptionsResponse"];
            /** @description A link made through it stops working so many hours later; null: when it is paid or replaced. */
            link_expires_after_hours: number | null;
            /** @description What is known of the secrets, never the secrets themselves. */
            credentials: components["schemas"]["CredentialsResponse"];
            /** @description Where Nomod or a relay sends its webhooks. */
            webhook_url: string;
            /** @description Other connections that use the same Nomod account. */
            shared_account: components["schemas"]["SharedAccountResponse"][];
            /** @description Nomod's lists of the account cannot be relied on: what no event told of is found by reading objects one by one, which takes longer. */
            reads_objects: boolean;
            /**
             * Format: date-time
             * @description Since when what can be paid through it is being switched off; it is archived after that.
             */
            switch_off_asked_at: string | null;
            /**
             * Format: date-time
             * @description Since when Nomod refuses the key.
             */
            paused_at: string | null;
            /** @description Why its work waits; null when it does not. */
            paused_reason: string | null;
            /**
             * Format: date-time
             * @description When Nomod last did what was asked through the connection; some seconds behind.
             */
            last_call_succeeded_at: string | null;
            /**
             * Format: date-time
             * @description When Nomod last did not do what it was asked.
             */
            last_call_failed_at: string | null;
            /**
             * @description Why that call failed.
             * @enum {string|null}
             */
            last_call_failure: "unreachable" | "timed_out" | "connection_lost" | "rate_limited" | "unavailable" | "server_error" | "unauthorized" | "not_found" | "refused" | "invalid_answer" | "redirected" | null;
            /** @description The environment it belongs to. */
            environment_id: string;
            /** @description The tenant it belongs to. */
            tenant_id: string;
            /**
             * Format: date-time
             * @description When it was made.
             */
            created_at: string;
            /**
             * Format: date-time
             * @description When it changed last.
             */
            updated_at: string;
            /** @description Id of the key that made it. */
            created_by: string;
            /** @description Id of the key that changed it last. */
            updated_by: string;
            /** @description The secret, only when it was generated; shown this once. */
            webhook_secret: string | null;
        };
        ConnectionHabitsResponse: {
            /** @description The account at Nomod it is about. */
            connection_id: string;
            /** @description What was learned of the account at Nomod, one entry for each assumption. */
            habits: components["schemas"]["HabitResponse"][];
            /** @description The last probe; null before the first. */
            probe: components["schemas"]["ProbeResponse"] | null;
        };
        HabitResponse: {
            /**
             * @description What Nomod does not document.
             * @enum {string}
             */
            name: "item_amount" | "account_tax" | "search_title" | "search_note" | "search_delay" | "list_order" | "list_count" | "list_end" | "page_size" | "status_filter" | "expiry_limit" | "title_length" | "note_length" | "unknown_id" | "payment_url";
            /** @description What was seen; until then what is assumed. */
            answer: string;
            /** @description What is assumed until it is seen. */
            assumed: string;
            /**
             * Format: date-time
             * @description Null: it was never seen.
             */
            seen_at: string | null;
            /**
             * @description A probe, or the ordinary work.
             * @enum {string|null}
             */
            seen_by: "probe" | "use" | null;
        };
        ProbeResponse: {
            /** @description Its id. */
            id: string;
            /**
             * @description `searching`: its link is off, and is looked for.
             * @enum {string}
             */
            state: "asked" | "searching" | "done" | "failed";
            /**
             * Format: date-time
             * @description When somebody asked for it.
             */
            asked_at: string;
            /**
             * Format: date-time
             * @description When it ended.
             */
            ended_at: string | null;
            /** @description The link at Nomod that it made and switched off. */
            link_id: string | null;
            /** @description Why it failed. */
            error: string | null;
        };
        CreateInvoiceDto: {
            /** @description Who is billed. */
            customer_id: string;
            /** @description ISO 4217 code of three letters. */
            currency: string;
            /** @description What is billed, line by line. */
            line_items: components["schemas"]["LineItemDto"][];
            /** @description What is taken off the subtotal. In major units, a decimal text with exactly the digits of its currency: 100.00 in AED, 100.000 in KWD, 100 in JPY. */
            total_discount?: (string | number) | null;
            /** @description Where lines have a tax_rate it is computed from them, and refused when it differs. In major units, a decimal text with exactly the digits of its currency: 100.00 in AED, 100.000 in KWD, 100 in JPY. */
            total_tax?: (string | number) | null;
            /** @description Computed from lines, discount and tax. Refused when it differs. In major units, a decimal text with exactly the digits of its currency: 100.00 in AED, 100.000 in KWD, 100 in JPY. */
            subtotal?: (string | number) | null;
            /** @description Computed from lines, discount and tax. Refused when it differs. In major units, a decimal text with exactly the digits of its currency: 100.00 in AED, 100.000 in KWD, 100 in JPY. */
            total?: (string | number) | null;
            /** @description Computed from lines, discount and tax. Refused when it differs. In major units, a decimal text with exactly the digits of its currency: 100.00 in AED, 100.000 in KWD, 100 in JPY. */
            amount_due?: (string | number) | null;
            /** @description Computed from lines, discount and tax. Refused when it differs. In major units, a decimal text with exactly the digits of its currency: 100.00 in AED, 100.000 in KWD, 100 in JPY. */
            amount_remaining?: (string | number) | null;
            /**
             * @description Every invoice here is `one_off`
             * @enum {string|null}
             */
            invoice_type?: "one_off" | null;
            /**
             * Format: date-time
             * @description The day the invoice bears: a date such as 2026-12-01. Of a time only the written day counts. Without one it is the day of finalizing, in the time zone of the business profile.
             */
            issue_date?: string | null;
            /**
             * Format: date-time
             * @description The last day for payment: a date such as 2026-12-31, not before the issue date. Of a time only the written day counts. Without one it is as many days after the issue date as the business profile says, 30 by default.
             */
            due_date?: string | null;
            /** @description Free text that people read. */
            description?: string | null;
            /** @description Your own facts, text to text. */
            metadata?: {
                [key: string]: string;
            } | null;
            /** @description What Nomod offers payers of this invoice. What is left out is as its connection says. */
            payment_options?: components["schemas"]["PaymentOptionsRequest"] | null;
            /** @description For an invoice in another currency than that of the tax authority: page and PDF file then show its totals in both. There is no default, and no rate is looked up: without one they say nothing of another currency. A finalized invoice keeps the rate it has. */
            exchange_rate?: components["schemas"]["ExchangeRateRequest"] | null;
            /** @description What it was, or is to be, asked for with, so that it is made once. */
            idempotency_key?: string | null;
            /** @description Kept and shown, nothing more. */
            billing_reason?: string | null;
            /**
             * Format: date-time
             * @description Beginning of what is billed; null when there is none.
             */
            period_start?: string | null;
            /**
             * Format: date-time
             * @description End of what is billed; null when there is none.
             */
            period_end?: string | null;
        };
        LineItemDto: {
            /** @description What the payer reads on the line. */
            display_name: string;
            /** @description Decimal text with at most 8 places; multiplied with the unit price where there is one, else only shown. */
            quantity: string;
            /** @description What one costs: exact, with at most 12 places. The amount is quantity x unit_price, rounded half up once. */
            unit_price?: string | null;
            /** @description The line's total before discount and tax. Needed without a unit price; with one it may be left out, and is refused when it differs. In major units, a decimal text with exactly the digits of its currency: 100.00 in AED, 100.000 in KWD, 100 in JPY. */
            amount?: (string | number) | null;
            /** @description Per cent, from 0 to 100 with at most 6 places. The tax is that of the amount less its share of the discount, rounded half up for each line. Without it there is no tax: no rate is ever assumed. */
            tax_rate?: string | null;
            /** @description Your own facts, text to text. */
            metadata?: {
                [key: string]: string;
            } | null;
            /**
             * Format: date-time
             * @description Beginning of what is billed; null when there is none.
             */
            period_start?: string | null;
            /**
             * Format: date-time
             * @description End of what is billed; null when there is none.
             */
            period_end?: string | null;
        };
        ExchangeRateRequest: {
            /** @description ISO 4217 code of three letters. */
            currency: string;
            /** @description What one unit of the invoice's currency is worth in this one: a decimal above zero, taken exactly. */
            rate: string;
        };
        InvoiceResponse: {
            /** @description Its id. */
            id: string;
            /** @description Who is billed. */
            customer_id: string;
            /** @description As GET /customers/{id} shows it. */
            customer: components["schemas"]["CustomerResponse"] | null;
            /** @description Number of the invoice; null for a draft. */
            invoice_number: string | null;
            /**
             * @description Always `one_off`
             * @enum {string}
             */
            invoice_type: "one_off";
            /**
             * @description Where the invoice stands, whatever was paid.
             * @enum {string}
             */
            invoice_status: "draft" | "finalized" | "voided";
            /**
             * @description Whether and how far it is paid.
             * @enum {string}
             */
            payment_status: "pending" | "succeeded" | "overpaid" | "partially_refunded" | "refunded" | "voided";
            /** @description ISO 4217 code of three letters. */
            currency: string;
            /** @description The lines together, before discount and tax. In major units, a decimal text with exactly the digits of its currency: 100.00 in AED, 100.000 in KWD, 100 in JPY. */
            subtotal: string;
            /** @description What is taken off the subtotal. In major units, a decimal text with exactly the digits of its currency: 100.00 in AED, 100.000 in KWD, 100 in JPY. */
            total_discount: string;
            /** @description Always zero: there are no wallets. In major units, a decimal text with exactly the digits of its currency: 100.00 in AED, 100.000 in KWD, 100 in JPY. */
            total_prepaid_credits_applied: string;
            /** @description What is added for taxes. In major units, a decimal text with exactly the digits of its currency: 100.00 in AED, 100.000 in KWD, 100 in JPY. */
            total_tax: string;
            /** @description The tax by rate; empty where no line has one. */
            tax_summary: components["schemas"]["RateTaxResponse"][];
            /** @description How many there are; of an invoice what it asks: subtotal without discount, with tax. In major units, a decimal text with exactly the digits of its currency: 100.00 in AED, 100.000 in KWD, 100 in JPY. */
            total: string;
            /** @description Taken back by credit notes. In major units, a decimal text with exactly the digits of its currency: 100.00 in AED, 100.000 in KWD, 100 in JPY. */
            adjustment_amount: string;
            /** @description What is asked: the total without what credit notes took back. In major units, a decimal text with exactly the digits of its currency: 100.00 in AED, 100.000 in KWD, 100 in JPY. */
            amount_due: string;
            /** @description Everything taken, gross: refunds do not lower it. In major units, a decimal text with exactly the digits of its currency: 100.00 in AED, 100.000 in KWD, 100 in JPY. */
            amount_paid: string;
            /** @description What is still to be paid. In major units, a decimal text with exactly the digits of its currency: 100.00 in AED, 100.000 in KWD, 100 in JPY. */
            amount_remaining: string;
            /** @description Taken beyond what was due and not given back yet. */
            overpaid_amount: string | null;
            /** @description Everything given back so far. In major units, a decimal text with exactly the digits of its currency: 100.00 in AED, 100.000 in KWD, 100 in JPY. */
            refunded_amount: string;
            /** @description What is billed, line by line. */
            line_items: components["schemas"]["LineItemResponse"][];
            /** @description Free text that people read. */
            description: string | null;
            /** @description With nomod_invoice_id, _url, _code, _status and nomod_reference_id once it exists at Nomod. */
            metadata: {
                [key: string]: string;
            };
            /** @description Chosen for this invoice; the rest is as its connection says. */
            payment_options: components["schemas"]["PaymentOptionsRequest"] | null;
            /** @description The totals in another currency, at the rate that was given; null: none was. */
            exchange_rate: components["schemas"]["ExchangeRateResponse"] | null;
            /** @description Why it was billed; `manual` here. */
            billing_reason: string | null;
            /** @description Always null. */
            billing_period: string | null;
            /** @description Always null. */
            billing_sequence: string | null;
            /**
             * Format: date-time
             * @description Beginning of what is billed; null when there is none.
             */
            period_start: string | null;
            /**
             * Format: date-time
             * @description End of what is billed; null when there is none.
             */
            period_end: string | null;
            /**
             * Format: date-time
             * @description The day the invoice bears, a calendar day: midnight UTC of it. A draft may have none; nor have invoices that were finalized before this was kept.
             */
            issue_date: string | null;
            /**
             * Format: date-time
             * @description The last day for payment, a calendar day: midnight UTC of it. A draft may have none.
             */
            due_date: string | null;
            /**
             * Format: date-time
             * @description When it got its number; null for a draft.
             */
            finalized_at: string | null;
            /**
             * Format: date-time
             * @description When it was paid whole; null until then.
             */
            paid_at: string | null;
            /**
             * Format: date-time
             * @description When it was voided; null when it was not.
             */
            voided_at: string | null;
            /** @description Why it was voided; null when it was not, or nobody said. */
            void_reason: string | null;
            /**
             * Format: uri
             * @description The page to send to the customer: it shows the invoice and how it stands, and always leads to the link that works. The same for the whole life of the invoice, until POST /invoices/{id}/rotate-hosted-url.
             */
            hosted_invoice_url: string | null;
            /**
             * Format: uri
             * @description The invoice as a PDF file, for whoever has the address; null for a draft. `?lang=en`, `ar` or `both` chooses the language.
             */
            invoice_pdf_url: string | null;
            /** @description What it was, or is to be, asked for with, so that it is made once. */
            idempotency_key: string | null;
            /** @description Always null. */
            subscription: string | null;
            /** @description Always null. */
            subscription_id: string | null;
            /** @description Always empty. */
            taxes: string[];
            /** @description Always empty. */
            coupon_applications: string[];
            /** @description Grows with every change. */
            version: number;
            /**
             * @description Where it stands.
             * @enum {string}
             */
            status: "published";
            /** @description The tenant it belongs to. */
            tenant_id: string;
            /** @description The environment it belongs to. */
            environment_id: string;
            /**
             * Format: date-time
             * @description When it was made.
             */
            created_at: string;
            /**
             * Format: date-time
             * @description When it changed last.
             */
            updated_at: string;
            /** @description Id of the key that made it. */
            created_by: string;
            /** @description Id of the key that changed it last. */
            updated_by: string;
        };
        RateTaxResponse: {
            /** @description Per cent. */
            tax_rate: string;
            /** @description The lines together, less their share of the discount. In major units, a decimal text with exactly the digits of its currency: 100.00 in AED, 100.000 in KWD, 100 in JPY. */
            taxable_amount: string;
            /** @description The taxes of the lines together. In major units, a decimal text with exactly the digits of its currency: 100.00 in AED, 100.000 in KWD, 100 in JPY. */
            tax_amount: string;
        };
        LineItemResponse: {
            /** @description Its id. */
            id: string;
            /** @description The invoice it is about. */
            invoice_id: string;
            /** @description Who is billed. */
            customer_id: string;
            /** @description What the payer reads on the line. */
            display_name: string;
            /** @description How many; the amount is that of the whole line. */
            quantity: string;
            /** @description What one costs; null when only the total was said. */
            unit_price: string | null;
            /** @description The line's total, before discount and tax. In major units, a decimal text with exactly the digits of its currency: 100.00 in AED, 100.000 in KWD, 100 in JPY. */
            amount: string;
            /** @description Per cent; null: no tax was said of this line. */
            tax_rate: string | null;
            /** @description Tax of the line; null without a tax_rate. In major units, a decimal text with exactly the digits of its currency: 100.00 in AED, 100.000 in KWD, 100 in JPY. */
            tax_amount: string | null;
            /** @description ISO 4217 code of three letters. */
            currency: string;
            /** @description Discount of this line. In major units, a decimal text with exactly the digits of its currency: 100.00 in AED, 100.000 in KWD, 100 in JPY. */
            line_item_discount: string;
            /** @description The line's share of the invoice's discount. In major units, a decimal text with exactly the digits of its currency: 100.00 in AED, 100.000 in KWD, 100 in JPY. */
            invoice_level_discount: string;
            /** @description Always zero: there are no wallets. In major units, a decimal text with exactly the digits of its currency: 100.00 in AED, 100.000 in KWD, 100 in JPY. */
            prepaid_credits_applied: string;
            /** @description Your own facts, text to text. */
            metadata: {
                [key: string]: string;
            };
            /**
             * Format: date-time
             * @description Beginning of what is billed; null when there is none.
             */
            period_start: string | null;
            /**
             * Format: date-time
             * @description End of what is billed; null when there is none.
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
             * @description Where it stands.
             * @enum {string}
             */
            status: "published";
            /** @description The tenant it belongs to. */
            tenant_id: string;
            /** @description The environment it belongs to. */
            environment_id: string;
            /**
             * Format: date-time
             * @description When it was made.
             */
            created_at: string;
            /**
             * Format: date-time
             * @description When it changed last.
             */
            updated_at: string;
            /** @description Id of the key that made it. */
            created_by: string;
            /** @description Id of the key that changed it last. */
            updated_by: string;
        };
        ExchangeRateResponse: {
            /** @description The currency that totals are converted to. */
            currency: string;
            /** @description What one unit of the invoice's currency is worth in it. */
            rate: string;
            /** @description The total without tax, converted. In major units, a decimal text with exactly the digits of its currency: 100.00 in AED, 100.000 in KWD, 100 in JPY. */
            total_without_tax: string;
            /** @description The tax, converted. In major units, a decimal text with exactly the digits of its currency: 100.00 in AED, 100.000 in KWD, 100 in JPY. */
            total_tax: string;
            /** @description The sum of both. In major units, a decimal text with exactly the digits of its currency: 100.00 in AED, 100.000 in KWD, 100 in JPY. */
            total: string;
        };
        InvoiceListResponse: {
            /** @description The rows of this page. */
            items: components["schemas"]["ListedInvoiceResponse"][];
            /** @description Which page this is, and whether there is another. */
            pagination: components["schemas"]["PaginationResponse"];
        };
        ListedInvoiceResponse: {
            /** @description Its id. */
            id: string;
            /** @description Who is billed. */
            customer_id: string;
            /** @description As GET /customers/{id} shows it. */
            customer: components["schemas"]["CustomerResponse"] | null;
            /** @description Number of the invoice; null for a draft. */
            invoice_number: string | null;
            /**
             * @description Always `one_off`
             * @enum {string}
             */
            invoice_type: "one_off";
            /**
             * @description Where the invoice stands, whatever was paid.
             * @enum {string}
             */
            invoice_status: "draft" | "finalized" | "voided";
            /**
             * @description Whether and how far it is paid.
             * @enum {string}
             */
            payment_status: "pending" | "succeeded" | "overpaid" | "partially_refunded" | "refunded" | "voided";
            /** @description ISO 4217 code of three letters. */
            currency: string;
            /** @description The lines together, before discount and tax. In major units, a decimal text with exactly the digits of its currency: 100.00 in AED, 100.000 in KWD, 100 in JPY. */
            subtotal: string;
            /** @description What is taken off the subtotal. In major units, a decimal text with exactly the digits of its currency: 100.00 in AED, 100.000 in KWD, 100 in JPY. */
            total_discount: string;
            /** @description Always zero: there are no wallets. In major units, a decimal text with exactly the digits of its currency: 100.00 in AED, 100.000 in KWD, 100 in JPY. */
            total_prepaid_credits_applied: string;
            /** @description What is added for taxes. In major units, a decimal text with exactly the digits of its currency: 100.00 in AED, 100.000 in KWD, 100 in JPY. */
            total_tax: string;
            /** @description The tax by rate; empty where no line has one. */
            tax_summary: components["schemas"]["RateTaxResponse"][];
            /** @description How many there are; of an invoice what it asks: subtotal without discount, with tax. In major units, a decimal text with exactly the digits of its currency: 100.00 in AED, 100.000 in KWD, 100 in JPY. */
            total: string;
            /** @description Taken back by credit notes. In major units, a decimal text with exactly the digits of its currency: 100.00 in AED, 100.000 in KWD, 100 in JPY. */
            adjustment_amount: string;
            /** @description What is asked: the total without what credit notes took back. In major units, a decimal text with exactly the digits of its currency: 100.00 in AED, 100.000 in KWD, 100 in JPY. */
            amount_due: string;
            /** @description Everything taken, gross: refunds do not lower it. In major units, a decimal text with exactly the digits of its currency: 100.00 in AED, 100.000 in KWD, 100 in JPY. */
            amount_paid: string;
            /** @description What is still to be paid. In major units, a decimal text with exactly the digits of its currency: 100.00 in AED, 100.000 in KWD, 100 in JPY. */
            amount_remaining: string;
            /** @description Taken beyond what was due and not given back yet. */
            overpaid_amount: string | null;
            /** @description Everything given back so far. In major units, a decimal text with exactly the digits of its currency: 100.00 in AED, 100.000 in KWD, 100 in JPY. */
            refunded_amount: string;
            /** @description What is billed, line by line. */
            line_items: components["schemas"]["LineItemResponse"][];
            /** @description Free text that people read. */
            description: string | null;
            /** @description With nomod_invoice_id, _url, _code, _status and nomod_reference_id once it exists at Nomod. */
            metadata: {
                [key: string]: string;
            };
            /** @description Chosen for this invoice; the rest is as its connection says. */
            payment_options: components["schemas"]["PaymentOptionsRequest"] | null;
            /** @description The totals in another currency, at the rate that was given; null: none was. */
            exchange_rate: components["schemas"]["ExchangeRateResponse"] | null;
            /** @description Why it was billed; `manual` here. */
            billing_reason: string | null;
            /** @description Always null. */
            billing_period: string | null;
            /** @description Always null. */
            billing_sequence: string | null;
            /**
             * Format: date-time
             * @description Beginning of what is billed; null when there is none.
             */
            period_start: string | null;
            /**
             * Format: date-time
             * @description End of what is billed; null when there is none.
             */
            period_end: string | null;
            /**
             * Format: date-time
             * @description The day the invoice bears, a calendar day: midnight UTC of it. A draft may have none; nor have invoices that were finalized before this was kept.
             */
            issue_date: string | null;
            /**
             * Format: date-time
             * @description The last day for payment, a calendar day: midnight UTC of it. A draft may have none.
             */
            due_date: string | null;
            /**
             * Format: date-time
             * @description When it got its number; null for a draft.
             */
            finalized_at: string | null;
            /**
             * Format: date-time
             * @description When it was paid whole; null until then.
             */
            paid_at: string | null;
            /**
             * Format: date-time
             * @description When it was voided; null when it was not.
             */
            voided_at: string | null;
            /** @description Why it was voided; null when it was not, or nobody said. */
            void_reason: string | null;
            /**
             * Format: uri
             * @description The page to send to the customer: it shows the invoice and how it stands, and always leads to the link that works. The same for the whole life of the invoice, until POST /invoices/{id}/rotate-hosted-url.
             */
            hosted_invoice_url: string | null;
            /**
             * Format: uri
             * @description The invoice as a PDF file, for whoever has the address; null for a draft. `?lang=en`, `ar` or `both` chooses the language.
             */
            invoice_pdf_url: string | null;
            /** @description What it was, or is to be, asked for with, so that it is made once. */
            idempotency_key: string | null;
            /** @description Always null. */
            subscription: string | null;
            /** @description Always null. */
            subscription_id: string | null;
            /** @description Always empty. */
            taxes: string[];
            /** @description Always empty. */
            coupon_applications: string[];
            /** @description Grows with every change. */
            version: number;
            /**
             * @description Where it stands.
             * @enum {string}
             */
            status: "published";
            /** @description The tenant it belongs to. */
            tenant_id: string;
            /** @description The environment it belongs to. */
            environment_id: string;
            /**
             * Format: date-time
             * @description When it was made.
             */
            created_at: string;
            /**
             * Format: date-time
             * @description When it changed last.
             */
            updated_at: string;
            /** @description Id of the key that made it. */
            created_by: string;
            /** @description Id of the key that changed it last. */
            updated_by: string;
            /**
             * @description Where it stands at Nomod; null when nothing was decided, as for a draft.
             * @enum {string|null}
             */
            nomod_sync_state: "off" | "waiting" | "syncing" | "synced" | "failed" | "cancelled" | null;
        };
        PaginationResponse: {
            /** @description How many there are; of an invoice what it asks: subtotal without discount, with tax. */
            total: number;
            /** @description How many rows a page holds at most. */
            limit: number;
            /** @description How many rows were left out before this page. */
            offset: number;
            /** @description Send it as `cursor` for the next page; null on the last. */
            next_cursor: string | null;
            /** @description Whether there is another page. */
            has_more: boolean;
        };
        SearchInvoicesDto: {
            /** @description How many rows a page holds at most (`50` when left out). */
            limit?: number;
            /** @description How many rows were left out before this page (`0` when left out). */
            offset?: number;
            /** @description next_cursor of the page before. */
            cursor?: string;
            /** @description Id of a row: the page begins after it. */
            starting_after?: string;
            /** @description Id of a row: the page ends before it. */
            ending_before?: string;
            /**
             * @description By time of creation (`desc` when left out).
             * @enum {string}
             */
            order?: "desc" | "asc";
            /** @description Only these invoices. */
            invoice_ids?: string[];
            /** @description Who is billed. */
            customer_id?: string;
            /** @description Your own id of the customer. */
            external_customer_id?: string;
            /** @description Where the invoice stands, whatever was paid. */
            invoice_status?: ("draft" | "finalized" | "voided")[];
            /** @description Whether and how far it is paid. */
            payment_status?: ("pending" | "succeeded" | "overpaid" | "partially_refunded" | "refunded" | "voided")[];
            /** @description Where it stands at Nomod; `none`: nothing was decided, as for a draft. */
            nomod_sync_state?: ("off" | "waiting" | "syncing" | "synced" | "failed" | "cancelled" | "none")[];
            /** @description ISO 4217 code of three letters. */
            currency?: string;
            /** @description Part of the invoice number, or of the customer's name or external id, or the customer's e-mail. */
            search?: string;
            /** @description Exactly this reason. */
            billing_reason?: string;
            /** @description Every invoice here is `one_off` */
            invoice_type?: ("one_off" | "subscription" | "credit")[];
            /** @description Nothing has one: there are no subscriptions here. */
            subscription_id?: string;
            /**
             * @description Everything here is `published`
             * @enum {string}
             */
            status?: "published" | "archived" | "deleted";
            /** @description Leaves `line_items` empty (`false` when left out). */
            skip_line_items?: boolean;
            /**
             * Format: date-time
             * @description The billing period begins then or later.
             */
            start_time?: string;
            /**
             * Format: date-time
             * @description The billing period ends then or earlier.
             */
            end_time?: string;
            /**
             * Format: date-time
             * @description What is billed begins then or later.
             */
            period_start_gte?: string;
            /**
             * Format: date-time
             * @description What is billed begins then or earlier.
             */
            period_start_lte?: string;
            /**
             * Format: date-time
             * @description What is billed ends then or later.
             */
            period_end_gte?: string;
            /**
             * Format: date-time
             * @description What is billed ends then or earlier.
             */
            period_end_lte?: string;
            /** @description Conditions that all must hold. */
            filters?: components["schemas"]["FilterConditionRequest"][];
            /** @description In which order, the first counts most. */
            sort?: components["schemas"]["SortConditionRequest"][];
            /** @description In major units. In major units, a decimal text with exactly the digits of its currency: 100.00 in AED, 100.000 in KWD, 100 in JPY. */
            amount_due_gt?: string | number;
            /** @description In major units. In major units, a decimal text with exactly the digits of its currency: 100.00 in AED, 100.000 in KWD, 100 in JPY. */
            amount_remaining_gt?: string | number;
        };
        UpdateInvoiceDto: {
            /** @description What is billed, line by line. */
            line_items?: components["schemas"]["LineItemDto"][];
            /** @description What is taken off the subtotal. In major units, a decimal text with exactly the digits of its currency: 100.00 in AED, 100.000 in KWD, 100 in JPY. */
            total_discount?: (string | number) | null;
            /** @description Where lines have a tax_rate it is computed from them, and refused when it differs. In major units, a decimal text with exactly the digits of its currency: 100.00 in AED, 100.000 in KWD, 100 in JPY. */
            total_tax?: (string | number) | null;
            /** @description Computed from lines, discount and tax. Refused when it differs. In major units, a decimal text with exactly the digits of its currency: 100.00 in AED, 100.000 in KWD, 100 in JPY. */
            subtotal?: (string | number) | null;
            /** @description Computed from lines, discount and tax. Refused when it differs. In major units, a decimal text with exactly the digits of its currency: 100.00 in AED, 100.000 in KWD, 100 in JPY. */
            total?: (string | number) | null;
            /** @description Computed from lines, discount and tax. Refused when it differs. In major units, a decimal text with exactly the digits of its currency: 100.00 in AED, 100.000 in KWD, 100 in JPY. */
            amount_due?: (string | number) | null;
            /** @description Computed from lines, discount and tax. Refused when it differs. In major units, a decimal text with exactly the digits of its currency: 100.00 in AED, 100.000 in KWD, 100 in JPY. */
            amount_remaining?: (string | number) | null;
            /**
             * Format: date-time
             * @description The day the invoice bears: a date such as 2026-12-01. Of a time only the written day counts. Without one it is the day of finalizing, in the time zone of the business profile.
             */
            issue_date?: string | null;
            /**
             * Format: date-time
             * @description The last day for payment: a date such as 2026-12-31, not before the issue date. Of a time only the written day counts. Without one it is as many days after the issue date as the business profile says, 30 by default.
             */
            due_date?: string | null;
            /** @description Free text that people read. */
            description?: string | null;
            /** @description Your own facts, text to text. */
            metadata?: {
                [key: string]: string;
            } | null;
            /** @description What Nomod offers payers of this invoice. What is left out is as its connection says. */
            payment_options?: components["schemas"]["PaymentOptionsRequest"] | null;
            /** @description For an invoice in another currency than that of the tax authority: page and PDF file then show its totals in both. There is no default, and no rate is looked up: without one they say nothing of another currency. A finalized invoice keeps the rate it has. */
            exchange_rate?: components["schemas"]["ExchangeRateRequest"] | null;
            /**
             * Format: date-time
             * @description Beginning of what is billed; null when there is none.
             */
            period_start?: string | null;
            /**
             * Format: date-time
             * @description End of what is billed; null when there is none.
             */
            period_end?: string | null;
        };
        InvoiceActionResponse: {
            /** @description Its id. */
            id: string;
            /** @description Who is billed. */
            customer_id: string;
            /** @description As GET /customers/{id} shows it. */
            customer: components["schemas"]["CustomerResponse"] | null;
            /** @description Number of the invoice; null for a draft. */
            invoice_number: string | null;
            /**
             * @description Always `one_off`
             * @enum {string}
             */
            invoice_type: "one_off";
            /**
             * @description Where the invoice stands, whatever was paid.
             * @enum {string}
             */
            invoice_status: "draft" | "finalized" | "voided";
            /**
             * @description Whether and how far it is paid.
             * @enum {string}
             */
            payment_status: "pending" | "succeeded" | "overpaid" | "partially_refunded" | "refunded" | "voided";
            /** @description ISO 4217 code of three letters. */
            currency: string;
            /** @description The lines together, before discount and tax. In major units, a decimal text with exactly the digits of its currency: 100.00 in AED, 100.000 in KWD, 100 in JPY. */
            subtotal: string;
            /** @description What is taken off the subtotal. In major units, a decimal text with exactly the digits of its currency: 100.00 in AED, 100.000 in KWD, 100 in JPY. */
            total_discount: string;
            /** @description Always zero: there are no wallets. In major units, a decimal text with exactly the digits of its currency: 100.00 in AED, 100.000 in KWD, 100 in JPY. */
            total_prepaid_credits_applied: string;
            /** @description What is added for taxes. In major units, a decimal text with exactly the digits of its currency: 100.00 in AED, 100.000 in KWD, 100 in JPY. */
            total_tax: string;
            /** @description The tax by rate; empty where no line has one. */
            tax_summary: components["schemas"]["RateTaxResponse"][];
            /** @description How many there are; of an invoice what it asks: subtotal without discount, with tax. In major units, a decimal text with exactly the digits of its currency: 100.00 in AED, 100.000 in KWD, 100 in JPY. */
            total: string;
            /** @description Taken back by credit notes. In major units, a decimal text with exactly the digits of its currency: 100.00 in AED, 100.000 in KWD, 100 in JPY. */
            adjustment_amount: string;
            /** @description What is asked: the total without what credit notes took back. In major units, a decimal text with exactly the digits of its currency: 100.00 in AED, 100.000 in KWD, 100 in JPY. */
            amount_due: string;
            /** @description Everything taken, gross: refunds do not lower it. In major units, a decimal text with exactly the digits of its currency: 100.00 in AED, 100.000 in KWD, 100 in JPY. */
            amount_paid: string;
            /** @description What is still to be paid. In major units, a decimal text with exactly the digits of its currency: 100.00 in AED, 100.000 in KWD, 100 in JPY. */
            amount_remaining: string;
            /** @description Taken beyond what was due and not given back yet. */
            overpaid_amount: string | null;
            /** @description Everything given back so far. In major units, a decimal text with exactly the digits of its currency: 100.00 in AED, 100.000 in KWD, 100 in JPY. */
            refunded_amount: string;
            /** @description What is billed, line by line. */
            line_items: components["schemas"]["LineItemResponse"][];
            /** @description Free text that people read. */
            description: string | null;
            /** @description With nomod_invoice_id, _url, _code, _status and nomod_reference_id once it exists at Nomod. */
            metadata: {
                [key: string]: string;
            };
            /** @description Chosen for this invoice; the rest is as its connection says. */
            payment_options: components["schemas"]["PaymentOptionsRequest"] | null;
            /** @description The totals in another currency, at the rate that was given; null: none was. */
            exchange_rate: components["schemas"]["ExchangeRateResponse"] | null;
            /** @description Why it was billed; `manual` here. */
            billing_reason: string | null;
            /** @description Always null. */
            billing_period: string | null;
            /** @description Always null. */
            billing_sequence: string | null;
            /**
             * Format: date-time
             * @description Beginning of what is billed; null when there is none.
             */
            period_start: string | null;
            /**
             * Format: date-time
             * @description End of what is billed; null when there is none.
             */
            period_end: string | null;
            /**
             * Format: date-time
             * @description The day the invoice bears, a calendar day: midnight UTC of it. A draft may have none; nor have invoices that were finalized before this was kept.
             */
            issue_date: string | null;
            /**
             * Format: date-time
             * @description The last day for payment, a calendar day: midnight UTC of it. A draft may have none.
             */
            due_date: string | null;
            /**
             * Format: date-time
             * @description When it got its number; null for a draft.
             */
            finalized_at: string | null;
            /**
             * Format: date-time
             * @description When it was paid whole; null until then.
             */
            paid_at: string | null;
            /**
             * Format: date-time
             * @description When it was voided; null when it was not.
             */
            voided_at: string | null;
            /** @description Why it was voided; null when it was not, or nobody said. */
            void_reason: string | null;
            /**
             * Format: uri
             * @description The page to send to the customer: it shows the invoice and how it stands, and always leads to the link that works. The same for the whole life of the invoice, until POST /invoices/{id}/rotate-hosted-url.
             */
            hosted_invoice_url: string | null;
            /**
             * Format: uri
             * @description The invoice as a PDF file, for whoever has the address; null for a draft. `?lang=en`, `ar` or `both` chooses the language.
             */
            invoice_pdf_url: string | null;
            /** @description What it was, or is to be, asked for with, so that it is made once. */
            idempotency_key: string | null;
            /** @description Always null. */
            subscription: string | null;
            /** @description Always null. */
            subscription_id: string | null;
            /** @description Always empty. */
            taxes: string[];
            /** @description Always empty. */
            coupon_applications: string[];
            /** @description Grows with every change. */
            version: number;
            /**
             * @description Where it stands.
             * @enum {string}
             */
            status: "published";
            /** @description The tenant it belongs to. */
            tenant_id: string;
            /** @description The environment it belongs to. */
            environment_id: string;
            /**
             * Format: date-time
             * @description When it was made.
             */
            created_at: string;
            /**
             * Format: date-time
             * @description When it changed last.
             */
            updated_at: string;
            /** @description Id of the key that made it. */
            created_by: string;
            /** @description Id of the key that changed it last. */
            updated_by: string;
            /** @description What happened, for people. */
            message: string;
        };
        VoidInvoiceDto: {
            /** @description Why, in words that people read later. */
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
            /** @description Its id. */
            id: string;
            /** @description What kind it is. */
            type: string;
            /** @description What happened, in words. */
            label: string;
            /** @description Who: the id of an API key, `operator`, `nomod`, or the part of Remit that acted. */
            actor: string;
            /**
             * Format: date-time
             * @description When it happened.
             */
            occurred_at: string;
            /** @description Shared by everything that followed from one request or delivery. */
            correlation_id: string;
            /** @description The event that led to this one. */
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
            /** @description Why, in words that people read later. */
            reason: string;
            /** @description Same as the header Idempotency-Key. */
            idempotency_key?: string;
        };
        CreditNoteResponse: {
            /** @description Its id. */
            id: string;
            /** @description The invoice it is about. */
            invoice_id: string;
            /** @description Without gaps within a month and environment: CN-202611-00001. */
            number: string;
            /** @description How much. */
            amount: string;
            /** @description ISO 4217 code of three letters. */
            currency: string;
            /** @description Why, in words that people read later. */
            reason: string;
            /** @description Id of the key that made it. */
            created_by: string;
            /**
             * Format: date-time
             * @description When it was made.
             */
            created_at: string;
        };
        CreditNoteListResponse: {
            /** @description The rows of this page. */
            items: components["schemas"]["CreditNoteResponse"][];
        };
        AuditResponse: {
            /** @description Whether everything holds. */
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
            /** @description What people call it. */
            name: string;
            /** @description Whether everything holds. */
            ok: boolean;
            /** @description Ids of records that break it, at most 100. */
            violations: string[];
        };
        CurrencyTotalsResponse: {
            /** @description What finalized invoices ask. In major units, a decimal text with exactly the digits of its currency: 100.00 in AED, 100.000 in KWD, 100 in JPY. */
            billed: string;
            /** @description What was taken towards invoices. In major units, a decimal text with exactly the digits of its currency: 100.00 in AED, 100.000 in KWD, 100 in JPY. */
            paid: string;
            /** @description What was given back. In major units, a decimal text with exactly the digits of its currency: 100.00 in AED, 100.000 in KWD, 100 in JPY. */
            refunded: string;
            /** @description What is still to be paid. In major units, a decimal text with exactly the digits of its currency: 100.00 in AED, 100.000 in KWD, 100 in JPY. */
            outstanding: string;
            /** @description Taken beyond what was due and not given back. In major units, a decimal text with exactly the digits of its currency: 100.00 in AED, 100.000 in KWD, 100 in JPY. */
            overpaid: string;
            /** @description Tips, service fees and account taxes. In major units, a decimal text with exactly the digits of its currency: 100.00 in AED, 100.000 in KWD, 100 in JPY. */
            extras: string;
            /** @description Taken, but belonging to no open invoice. In major units, a decimal text with exactly the digits of its currency: 100.00 in AED, 100.000 in KWD, 100 in JPY. */
            unapplied: string;
        };
        AgainstNomodResponse: {
            /** @description Everything was compared and nothing differs. */
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
            /** @description What differs, with both sides. */
            differences: components["schemas"]["BookDifferenceResponse"][];
        };
        ComparedConnectionResponse: {
            /** @description The account at Nomod it is about. */
            connection_id: string;
            /** @description False when something could not be compared. */
            complete: boolean;
            /** @description What could not be compared. */
            reason: string | null;
            /**
             * Format: date-time
             * @description Charges are compared back to here.
             */
            compared_from: string;
            /** @description Charges of the account in the period. */
            charges: number;
            /** @description Links of the account that can be paid. */
            links: number;
        };
        BookDifferenceResponse: {
            /** @description What differs: a charge or a link. */
            object: components["schemas"]["DifferenceObject"];
            /** @description Its id at Nomod. */
            object_id: string;
            /** @description The account at Nomod it is about. */
            connection_id: string;
            /** @description The invoice it is about. */
            invoice_id: string | null;
            /** @description The payment it is about. */
            payment_id: string | null;
            /** @description What happened, in one sentence. */
            summary: string;
            /** @description Our side. */
            ours: {
                [key: string]: string | null;
            };
            /** @description Nomod's side. */
            nomods: {
                [key: string]: string | null;
            };
            /** @description What a person can do about it. */
            what_to_do: string;
        };
        /** @enum {string} */
        DifferenceObject: "charge" | "link";
        InvoiceSyncResponse: {
            /** @description The invoice it is about. */
            invoice_id: string;
            /**
             * @description Where it stands.
             * @enum {string}
             */
            state: "off" | "waiting" | "syncing" | "synced" | "failed" | "cancelled";
            /** @description The connection it is pushed through. */
            connection_id: string | null;
            /** @description Tries since it was last asked for, the successful one included. */
            attempts: number;
            /** @description Stable word for what stopped the last try. */
            last_error_code: string | null;
            /** @description What stopped the last try, in words. */
            last_error: string | null;
            /**
             * Format: date-time
             * @description When it is tried again by itself; null when it is not.
             */
            next_try_at: string | null;
            /** @description The customer at Nomod. */
            nomod_customer_id: string | null;
            /** @description The invoice at Nomod. */
            nomod_invoice_id: string | null;
            /** @description Where it can be paid. */
            nomod_invoice_url: string | null;
            /** @description Nomod's own reference. */
            nomod_reference_id: string | null;
            /** @description Nomod's code of the invoice. */
            nomod_invoice_code: string | null;
            /** @description As Nomod said it last: scheduled, unpaid, overdue, paid or cancelled. */
            nomod_invoice_status: string | null;
            /** @description The charge that paid it, once known. */
            nomod_charge_id: string | null;
            /**
             * Format: date-time
             * @description Since when it is at Nomod.
             */
            synced_at: string | null;
            /**
             * Format: date-time
             * @description When its status was last read.
             */
            checked_at: string | null;
            /**
             * Format: date-time
             * @description Since when its sync is known; null while nothing was decided.
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
             * @description What is paid: an invoice.
             * @enum {string}
             */
            destination_type: "invoice";
            /** @description The invoice that is paid. */
            destination_id: string;
            /**
             * @description How it is paid.
             * @enum {string}
             */
            payment_method_type: "payment_link" | "offline";
            /**
             * @description Needed for a payment link.
             * @enum {string}
             */
            payment_gateway?: "nomod";
            /** @description How much. In major units, a decimal text with exactly the digits of its currency: 100.00 in AED, 100.000 in KWD, 100 in JPY. */
            amount: string | number;
            /** @description ISO 4217 code of three letters. */
            currency: string;
            /**
             * Format: uri
             * @description Where Nomod sends the payer after paying. It proves nothing.
             */
            success_url?: string;
            /**
             * Format: uri
             * @description Where Nomod sends the payer who leaves.
             */
            cancel_url?: string;
            /** @description `connection_id` chooses the connection; `success_url` and `cancel_url` are read here too. */
            metadata?: {
                [key: string]: string;
            };
            /** @description Free text that people read. */
            description?: string;
            /** @description Link only: what Nomod offers its payer. What is left out is as the invoice and its connection say. A live link of the invoice keeps its options. */
            payment_options?: components["schemas"]["PaymentOptionsRequest"] | null;
            /**
             * Format: date-time
             * @description Link only: when it stops working, a time with its UTC offset such as 2026-12-31T18:00:00+04:00, in the future. Left out: as the connection says. A live link of the invoice keeps its deadline, and an invoice that is at Nomod itself is paid there without one.
             */
            expires_at?: string | null;
            /** @description Offline only: the bank transfer, receipt or cheque, such as TRX-20394. */
            reference_id?: string;
            /** @description Offline only: the day the money arrived, such as 2026-11-20; not in the future. */
            received_on?: string;
            /** @description Same as the header Idempotency-Key. */
            idempotency_key?: string;
        };
        PaymentResponse: {
            /** @description Its id. */
            id: string;
            /** @description The tenant it belongs to. */
            tenant_id: string;
            /** @description The environment it belongs to. */
            environment_id: string;
            /** @description What it was, or is to be, asked for with, so that it is made once. */
            idempotency_key: string | null;
            /**
             * @description What is paid: an invoice.
             * @enum {string}
             */
            destination_type: "invoice";
            /** @description Invoice id. */
            destination_id: string;
            /** @description Number of the invoice; null for a draft. */
            invoice_number: string | null;
            /**
             * @description `card`: paid at Nomod without a link of ours.
             * @enum {string}
             */
            payment_method_type: "payment_link" | "card" | "offline";
            /** @description Always null. */
            payment_method_id: string | null;
            /**
             * @description Who takes the money: `nomod`; null for money received outside.
             * @enum {string|null}
             */
            payment_gateway: "nomod" | null;
            /** @description The account at Nomod it is about. */
            connection_id: string | null;
            /** @description What was asked. In major units, a decimal text with exactly the digits of its currency: 100.00 in AED, 100.000 in KWD, 100 in JPY. */
            amount: string;
            /** @description What was taken towards the invoice. In major units, a decimal text with exactly the digits of its currency: 100.00 in AED, 100.000 in KWD, 100 in JPY. */
            captured_amount: string;
            /** @description Tips, fees and taxes beside it. In major units, a decimal text with exactly the digits of its currency: 100.00 in AED, 100.000 in KWD, 100 in JPY. */
            extras_amount: string;
            /** @description Everything given back so far. In major units, a decimal text with exactly the digits of its currency: 100.00 in AED, 100.000 in KWD, 100 in JPY. */
            refunded_amount: string;
            /** @description ISO 4217 code of three letters. */
            currency: string;
            /**
             * @description Whether and how far it is paid.
             * @enum {string}
             */
            payment_status: "initiated" | "pending" | "succeeded" | "partially_refunded" | "refunded" | "failed" | "voided" | "expired";
            /** @description Null until it is paid, and when nobody said. */
            paid_with: components["schemas"]["PaidWithResponse"] | null;
            /** @description Where the payer pays; null once the link is used or closed, and in webhooks: whoever has it can pay. */
            payment_url: string | null;
            /**
             * Format: date-time
             * @description When the link stops working; null: when it is paid or replaced.
             */
            expires_at: string | null;
            /**
             * @description Whether the link can be paid; null when there is none.
             * @enum {string|null}
             */
            link_state: "active" | "used" | "closing" | "disabled" | null;
            /** @description Nomod's id of the link, or of the synced invoice whose URL it is. */
            gateway_tracking_id: string | null;
            /** @description Nomod's id of the charge that paid. */
            gateway_payment_id: string | null;
            /** @description What Nomod calls link, invoice and charge; null before there is any. */
            gateway_metadata: {
                [key: string]: string;
            } | null;
            /** @description As sent, with what Nomod calls the link, invoice and charge. */
            metadata: {
                [key: string]: string;
            };
            /** @description Chosen for this payment; the rest is as its invoice and connection say. */
            payment_options: components["schemas"]["PaymentOptionsRequest"] | null;
            /** @description Where the payer is sent after paying; it proves nothing. */
            success_url: string | null;
            /** @description Where the payer who leaves is sent. */
            cancel_url: string | null;
            /** @description Free text that people read. */
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
            /** @description Whether tries of the payer are kept. */
            track_attempts: boolean;
            /** @description Every attempt, or how many there were. */
            attempts: components["schemas"]["PaymentAttemptResponse"][];
            /** @description Every refund, oldest first. */
            refunds: components["schemas"]["PaymentRefundResponse"][];
            /** @description Always false. */
            save_card_and_make_default: boolean;
            /** @description Why the link could not be made. */
            error_code: string | null;
            /** @description Why it did not work; null when it did. */
            error_message: string | null;
            /** @description Id of the key that made it. */
            created_by: string;
            /** @description Id of the key that changed it last. */
            updated_by: string;
            /**
             * Format: date-time
             * @description When it was made.
             */
            created_at: string;
            /**
             * Format: date-time
             * @description When it changed last.
             */
            updated_at: string;
            /**
             * Format: date-time
             * @description When the money was taken; null until then.
             */
            succeeded_at: string | null;
            /**
             * Format: date-time
             * @description When it failed; null when it did not.
             */
            failed_at: string | null;
            /**
             * Format: date-time
             * @description When it was given back; null when it was not.
             */
            refunded_at: string | null;
            /**
             * Format: date-time
             * @description When it was voided; null when it was not.
             */
            voided_at: string | null;
        };
        PaidWithResponse: {
            /** @description `card`, `tabby`, `tamara`, `cash`, or another word of Nomod. */
            method: string;
            /** @description Of a card, as Nomod names it. */
            card_scheme: string | null;
            /** @description The last four digits of a card. */
            card_last4: string | null;
        };
        PaymentAttemptResponse: {
            /** @description Its id. */
            id: string;
            /** @description The tenant it belongs to. */
            tenant_id: string;
            /** @description The payment it is about. */
            payment_id: string;
            /** @description Which attempt it was, from 1. */
            attempt_number: number;
            /** @description Why it did not work; null when it did. */
            error_message: string | null;
            /** @description `nomod_charge_id` */
            metadata: {
                [key: string]: string;
            };
            /** @description Id of the key that made it. */
            created_by: string;
            /** @description Id of the key that changed it last. */
            updated_by: string;
            /**
             * Format: date-time
             * @description When it was made.
             */
            created_at: string;
            /**
             * Format: date-time
             * @description When it changed last.
             */
            updated_at: string;
        };
        PaymentRefundResponse: {
            /** @description Its id. */
            id: string;
            /** @description How much. In major units, a decimal text with exactly the digits of its currency: 100.00 in AED, 100.000 in KWD, 100 in JPY. */
            amount: string;
            /** @description ISO 4217 code of three letters. */
            currency: string;
            /**
             * @description `accepted`: Nomod agreed, the charge does not show it yet.
             * @enum {string}
             */
            state: "planned" | "calling" | "unknown" | "accepted" | "done" | "refused" | "reversed";
            /** @description Why, in words that people read later. */
            reason: string | null;
            /** @description Why it did not work; null when it did. */
            error_message: string | null;
            /** @description Id of the key that made it. */
            created_by: string;
            /**
             * Format: date-time
             * @description When it was made.
             */
            created_at: string;
            /**
             * Format: date-time
             * @description When it changed last.
             */
            updated_at: string;
        };
        PaymentListResponse: {
            /** @description The rows of this page. */
            items: components["schemas"]["ListedPaymentResponse"][];
            /** @description Which page this is, and whether there is another. */
            pagination: components["schemas"]["Pagination"];
        };
        ListedPaymentResponse: {
            /** @description Its id. */
            id: string;
            /** @description The tenant it belongs to. */
            tenant_id: string;
            /** @description The environment it belongs to. */
            environment_id: string;
            /** @description What it was, or is to be, asked for with, so that it is made once. */
            idempotency_key: string | null;
            /**
             * @description What is paid: an invoice.
             * @enum {string}
             */
            destination_type: "invoice";
            /** @description Invoice id. */
            destination_id: string;
            /** @description Number of the invoice; null for a draft. */
            invoice_number: string | null;
            /**
             * @description `card`: paid at Nomod without a link of ours.
             * @enum {string}
             */
            payment_method_type: "payment_link" | "card" | "offline";
            /** @description Always null. */
            payment_method_id: string | null;
            /**
             * @description Who takes the money: `nomod`; null for money received outside.
             * @enum {string|null}
             */
            payment_gateway: "nomod" | null;
            /** @description The account at Nomod it is about. */
            connection_id: string | null;
            /** @description What was asked. In major units, a decimal text with exactly the digits of its currency: 100.00 in AED, 100.000 in KWD, 100 in JPY. */
            amount: string;
            /** @description What was taken towards the invoice. In major units, a decimal text with exactly the digits of its currency: 100.00 in AED, 100.000 in KWD, 100 in JPY. */
            captured_amount: string;
            /** @description Tips, fees and taxes beside it. In major units, a decimal text with exactly the digits of its currency: 100.00 in AED, 100.000 in KWD, 100 in JPY. */
            extras_amount: string;
            /** @description Everything given back so far. In major units, a decimal text with exactly the digits of its currency: 100.00 in AED, 100.000 in KWD, 100 in JPY. */
            refunded_amount: string;
            /** @description ISO 4217 code of three letters. */
            currency: string;
            /**
             * @description Whether and how far it is paid.
             * @enum {string}
             */
            payment_status: "initiated" | "pending" | "succeeded" | "partially_refunded" | "refunded" | "failed" | "voided" | "expired";
            /** @description Null until it is paid, and when nobody said. */
            paid_with: components["schemas"]["PaidWithResponse"] | null;
            /** @description Where the payer pays; null once the link is used or closed, and in webhooks: whoever has it can pay. */
            payment_url: string | null;
            /**
             * Format: date-time
             * @description When the link stops working; null: when it is paid or replaced.
             */
            expires_at: string | null;
            /**
             * @description Whether the link can be paid; null when there is none.
             * @enum {string|null}
             */
            link_state: "active" | "used" | "closing" | "disabled" | null;
            /** @description Nomod's id of the link, or of the synced invoice whose URL it is. */
            gateway_tracking_id: string | null;
            /** @description Nomod's id of the charge that paid. */
            gateway_payment_id: string | null;
            /** @description What Nomod calls link, invoice and charge; null before there is any. */
            gateway_metadata: {
                [key: string]: string;
            } | null;
            /** @description As sent, with what Nomod calls the link, invoice and charge. */
            metadata: {
                [key: string]: string;
            };
            /** @description Chosen for this payment; the rest is as its invoice and connection say. */
            payment_options: components["schemas"]["PaymentOptionsRequest"] | null;
            /** @description Where the payer is sent after paying; it proves nothing. */
            success_url: string | null;
            /** @description Where the payer who leaves is sent. */
            cancel_url: string | null;
            /** @description Free text that people read. */
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
            /** @description Whether tries of the payer are kept. */
            track_attempts: boolean;
            /** @description Every attempt, or how many there were. */
            attempts: components["schemas"]["PaymentAttemptResponse"][];
            /** @description Every refund, oldest first. */
            refunds: components["schemas"]["PaymentRefundResponse"][];
            /** @description Always false. */
            save_card_and_make_default: boolean;
            /** @description Why the link could not be made. */
            error_code: string | null;
            /** @description Why it did not work; null when it did. */
            error_message: string | null;
            /** @description Id of the key that made it. */
            created_by: string;
            /** @description Id of the key that changed it last. */
            updated_by: string;
            /**
             * Format: date-time
             * @description When it was made.
             */
            created_at: string;
            /**
             * Format: date-time
             * @description When it changed last.
             */
            updated_at: string;
            /**
             * Format: date-time
             * @description When the money was taken; null until then.
             */
            succeeded_at: string | null;
            /**
             * Format: date-time
             * @description When it failed; null when it did not.
             */
            failed_at: string | null;
            /**
             * Format: date-time
             * @description When it was given back; null when it was not.
             */
            refunded_at: string | null;
            /**
             * Format: date-time
             * @description When it was voided; null when it was not.
             */
            voided_at: string | null;
            /** @description Who is billed by the invoice. */
            customer_id: string | null;
            /** @description Name of who is billed. */
            customer_name: string | null;
        };
        SearchPaymentsDto: {
            /** @description How many rows a page holds at most (`50` when left out). */
            limit?: number;
            /** @description How many rows were left out before this page (`0` when left out). */
            offset?: number;
            /** @description next_cursor of the page before. */
            cursor?: string;
            /** @description Id of a row: the page begins after it. */
            starting_after?: string;
            /** @description Id of a row: the page ends before it. */
            ending_before?: string;
            /**
             * @description By time of creation (`desc` when left out).
             * @enum {string}
             */
            order?: "desc" | "asc";
            /** @description Invoice id. */
            destination_id?: string;
            /** @description Of the invoices of this customer. */
            customer_id?: string;
            /**
             * @description Whether and how far it is paid.
             * @enum {string}
             */
            payment_status?: "initiated" | "pending" | "succeeded" | "partially_refunded" | "refunded" | "failed" | "voided" | "expired";
            /**
             * @description How it is paid.
             * @enum {string}
             */
            payment_method_type?: "payment_link" | "card" | "offline";
            /** @description Nomod's id of the link or invoice. */
            gateway_tracking_id?: string;
            /** @description Nomod's id of the charge. */
            gateway_payment_id?: string;
            /** @description The payment's id, Nomod's id of its charge, link or invoice, the link's URL, or the reference of money received outside; a part of the invoice number or of the customer's name or external id; the customer's e-mail. */
            search?: string;
            /** @description Only these payments. */
            payment_ids?: string[];
            /**
             * @description What is paid: an invoice.
             * @enum {string}
             */
            destination_type?: "invoice";
            /**
             * @description Who takes the money: `nomod`; null for money received outside.
             * @enum {string}
             */
            payment_gateway?: "nomod";
            /** @description ISO 4217 code of three letters. */
            currency?: string;
            /**
             * Format: date-time
             * @description Created then or later.
             */
            start_time?: string;
            /**
             * Format: date-time
             * @description Created then or earlier.
             */
            end_time?: string;
            /**
             * @description Everything here is `published`
             * @enum {string}
             */
            status?: "published" | "archived" | "deleted";
            /** @description Conditions that all must hold. */
            filters?: components["schemas"]["FilterConditionRequest"][];
            /** @description In which order, the first counts most. */
            sort?: components["schemas"]["SortConditionRequest"][];
        };
        RefundPaymentDto: {
            /** @description How much. In major units, a decimal text with exactly the digits of its currency: 100.00 in AED, 100.000 in KWD, 100 in JPY. */
            amount?: string | number;
            /** @description true gives back all that is left; in place of an amount. */
            full?: boolean;
            /** @description Kept here; Nomod is not told. */
            reason?: string;
            /** @description Same as the header Idempotency-Key. */
            idempotency_key?: string;
        };
        VoidPaymentDto: {
            /** @description Kept here; Nomod is not told. */
            reason?: string;
            /** @description Same as the header Idempotency-Key. */
            idempotency_key?: string;
        };
        DeliveryListResponse: {
            /** @description The rows of this page. */
            items: components["schemas"]["DeliveryResponse"][];
            /** @description Which page this is, and whether there is another. */
            pagination: components["schemas"]["Pagination"];
        };
        DeliveryResponse: {
            /** @description Its id. */
            id: string;
            /** @description The account at Nomod it is about. */
            connection_id: string;
            /** @description The environment it belongs to. */
            environment_id: string;
            /** @description How it was authenticated. */
            route: string;
            /** @description svix-id; null for a relay. */
            message_id: string | null;
            /** @description What happened, such as `payment.success` */
            event_type: string | null;
            /** @description Nomod's id of the charge. */
            charge_id: string | null;
            /**
             * @description What came of it.
             * @enum {string}
             */
            result: "pending" | "processed" | "ignored_duplicate" | "ignored_not_paid" | "ignored_unknown" | "not_ours" | "unmatched" | "unreadable" | "failed";
            /** @description More about what came of it. */
            result_note: string | null;
            /** @description The payment it is about. */
            payment_id: string | null;
            /** @description The invoice it is about. */
            invoice_id: string | null;
            /** @description How often it was worked on. */
            attempts: number;
            /** @description Bytes. */
            size: number;
            /** @description Where it came from. */
            source: string;
            /** @description The request it was done by, as in the header `X-Request-ID` */
            request_id: string;
            /**
             * Format: date-time
             * @description When it came in.
             */
            received_at: string;
            /**
             * Format: date-time
             * @description When it was worked on; null while it waits.
             */
            processed_at: string | null;
            /** @description Milliseconds from receipt to result. */
            time_taken_ms: number | null;
        };
        DeliveryDetailsResponse: {
            /** @description Its id. */
            id: string;
            /** @description The account at Nomod it is about. */
            connection_id: string;
            /** @description The environment it belongs to. */
            environment_id: string;
            /** @description How it was authenticated. */
            route: string;
            /** @description svix-id; null for a relay. */
            message_id: string | null;
            /** @description What happened, such as `payment.success` */
            event_type: string | null;
            /** @description Nomod's id of the charge. */
            charge_id: string | null;
            /**
             * @description What came of it.
             * @enum {string}
             */
            result: "pending" | "processed" | "ignored_duplicate" | "ignored_not_paid" | "ignored_unknown" | "not_ours" | "unmatched" | "unreadable" | "failed";
            /** @description More about what came of it. */
            result_note: string | null;
            /** @description The payment it is about. */
            payment_id: string | null;
            /** @description The invoice it is about. */
            invoice_id: string | null;
            /** @description How often it was worked on. */
            attempts: number;
            /** @description Bytes. */
            size: number;
            /** @description Where it came from. */
            source: string;
            /** @description The request it was done by, as in the header `X-Request-ID` */
            request_id: string;
            /**
             * Format: date-time
             * @description When it came in.
             */
            received_at: string;
            /**
             * Format: date-time
             * @description When it was worked on; null while it waits.
             */
            processed_at: string | null;
            /** @description Milliseconds from receipt to result. */
            time_taken_ms: number | null;
            /** @description As received. */
            body: string;
            /** @description Those that prove or open nothing. */
            headers: {
                [key: string]: string;
            };
            /** @description What was done with it, oldest first. */
            steps: components["schemas"]["DeliveryStepResponse"][];
        };
        DeliveryStepResponse: {
            /**
             * @description What was done.
             * @enum {string}
             */
            step: "received" | "verified" | "charge_read" | "matched" | "parked" | "set_aside" | "given_up" | "applied" | "trying_again" | "replayed" | "sent_again";
            /**
             * Format: date-time
             * @description When; for `trying_again` when it is due.
             */
            at: string;
            /**
             * Format: date-time
             * @description The last time, when it was done several times in a row.
             */
            last_at: string | null;
            /** @description How often in a row. */
            times: number;
            /** @description How it was verified, Nomod's word on the charge, the result, or the fact that followed. */
            outcome: string | null;
            /** @description What somebody or something noted. */
            note: string | null;
            /** @description Who: an API key's id, `nomod`, or the part of Remit that acted. */
            by: string | null;
        };
        RejectedDeliveryListResponse: {
            /** @description The rows of this page. */
            items: components["schemas"]["RejectedDeliveryResponse"][];
            /** @description Which page this is, and whether there is another. */
            pagination: components["schemas"]["Pagination"];
        };
        RejectedDeliveryResponse: {
            /** @description Its id. */
            id: string;
            /** @description The environment it belongs to. */
            environment_id: string;
            /** @description IP address it came from. */
            source: string;
            /** @description Why it was not taken for genuine. */
            reason: string;
            /** @description Bytes. */
            size: number;
            /** @description The request it was done by, as in the header `X-Request-ID` */
            request_id: string;
            /**
             * Format: date-time
             * @description When it came in.
             */
            received_at: string;
        };
        AttentionListResponse: {
            /** @description The rows of this page. */
            items: components["schemas"]["AttentionResponse"][];
            /** @description Which page this is, and whether there is another. */
            pagination: components["schemas"]["Pagination"];
        };
        AttentionResponse: {
            /** @description Its id. */
            id: string;
            /** @description What it is about; one open row for each. */
            key: string;
            /**
             * @description What kind of trouble it is.
             * @enum {string}
             */
            kind: "account_shared" | "amount_differs" | "amount_mismatch" | "books_differ" | "charge_elsewhere" | "charge_reversed" | "closing_refused" | "connection_refused" | "currency_differs" | "details_differ" | "disputed" | "email_undelivered" | "endpoint_disabled" | "endpoint_paused" | "event_failed" | "gateway_trouble" | "link_missing" | "lost_charge" | "lost_object" | "overpaid" | "paid_without_charge" | "payment_after_void" | "payment_not_applied" | "refund_done_twice" | "refund_reversed" | "refund_unconfirmed" | "second_payment" | "sync_failed" | "unmatched_event" | "unreadable_event" | "webhooks_silent";
            /**
             * @description Where it stands.
             * @enum {string}
             */
            status: "open" | "resolved" | "dismissed";
            /** @description What happened, in one sentence. */
            summary: string;
            /** @description What a person can do about it. */
            what_to_do: string | null;
            /** @description What can be done about it: the last part of the paths below the row. */
            actions: ("check" | "match" | "retry" | "count_lost" | "dismiss")[];
            /** @description Both sides: what is recorded here and what Nomod says. */
            evidence: components["schemas"]["EvidenceResponse"];
            /** @description The invoice it is about. */
            invoice_id: string | null;
            /** @description The payment it is about. */
            payment_id: string | null;
            /** @description Nomod's id of the charge. */
            charge_id: string | null;
            /** @description The account at Nomod it is about. */
            connection_id: string | null;
            /** @description The incoming webhook it came from. */
            delivery_id: string | null;
            /** @description How often it was seen. */
            occurrences: number;
            /**
             * Format: date-time
             * @description When it was noticed first.
             */
            first_seen_at: string;
            /**
             * Format: date-time
             * @description When it was noticed last.
             */
            last_seen_at: string;
            /**
             * Format: date-time
             * @description When it was settled; null while it is open.
             */
            resolved_at: string | null;
            /** @description Who or what settled it. */
            resolved_by: string | null;
            /** @description What somebody or something noted. */
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
            /** @description Nomod's id of the charge; needed when the row names none. */
            charge_id?: string;
            /** @description Must be true when Nomod says that another customer than the invoice's made the charge. */
            confirm_customer?: boolean;
        };
        DismissAttentionRequest: {
            /** @description Why nothing needs to be done. */
            note: string;
        };
        CreateWebhookEndpointRequest: {
            /** @description https on a public host; http on this machine in sandbox environments. */
            url: string;
            /** @description Free text that people read. */
            description?: string | null;
            /** @description Null or empty: every event. */
            events?: ("payment.created" | "payment.pending" | "payment.success" | "payment.failed" | "payment.updated" | "payment.refunded" | "payment.disputed" | "payment.dispute_ended" | "refund.created" | "refund.succeeded" | "refund.failed" | "invoice.update" | "invoice.update.finalized" | "invoice.update.payment" | "invoice.update.voided" | "invoice.overdue" | "invoice.synced" | "customer.created" | "customer.updated" | "customer.deleted" | "connection.created" | "connection.updated" | "connection.published" | "connection.unpublished" | "connection.refused" | "connection.deleted" | "attention.needed")[] | null;
            /**
             * @description How objects look in its webhooks: `remit`, the default, as /api/v1 answers them, `flexprice` as /v1 does, with words such as SUCCEEDED in upper case. A change is for events from then on.
             * @enum {string}
             */
            dialect?: "remit" | "flexprice";
            /** @description Whether it is told of anything (`true` when left out). */
            enabled?: boolean;
        };
        NewWebhookEndpointResponse: {
            /** @description Its id. */
            id: string;
            /** @description Where webhooks are sent. */
            url: string;
            /** @description Free text that people read. */
            description: string | null;
            /** @description Empty: every event. */
            events: ("payment.created" | "payment.pending" | "payment.success" | "payment.failed" | "payment.updated" | "payment.refunded" | "payment.disputed" | "payment.dispute_ended" | "refund.created" | "refund.succeeded" | "refund.failed" | "invoice.update" | "invoice.update.finalized" | "invoice.update.payment" | "invoice.update.voided" | "invoice.overdue" | "invoice.synced" | "customer.created" | "customer.updated" | "customer.deleted" | "connection.created" | "connection.updated" | "connection.published" | "connection.unpublished" | "connection.refused" | "connection.deleted" | "attention.needed")[];
            /**
             * @description How objects look in its webhooks.
             * @enum {string}
             */
            dialect: "remit" | "flexprice";
            /** @description Whether it is told of anything. */
            enabled: boolean;
            /**
             * Format: date-time
             * @description Since the first failure after the last success; after five days the endpoint is switched off.
             */
            failing_since: string | null;
            /**
             * Format: date-time
             * @description It does not answer: nothing is sent before this, then one message to see; `enabled: true` sends at once.
             */
            paused_until: string | null;
            /**
             * Format: date-time
             * @description When it was switched off.
             */
            disabled_at: string | null;
            /** @description Why it was switched off by itself. */
            disabled_reason: string | null;
            /**
             * Format: date-time
             * @description Until when the secret before the last rotation signs too.
             */
            previous_secret_valid_until: string | null;
            /** @description The environment it belongs to. */
            environment_id: string;
            /** @description The tenant it belongs to. */
            tenant_id: string;
            /** @description Id of the key that made it. */
            created_by: string;
            /**
             * Format: date-time
             * @description When it was made.
             */
            created_at: string;
            /**
             * Format: date-time
             * @description When it changed last.
             */
            updated_at: string;
            /** @description Shown this once: null when the answer is given again. */
            secret: string | null;
        };
        WebhookEndpointListResponse: {
            /** @description The rows of this page. */
            items: components["schemas"]["ObservedWebhookEndpointResponse"][];
            /** @description Which page this is, and whether there is another. */
            pagination: components["schemas"]["Pagination"];
        };
        ObservedWebhookEndpointResponse: {
            /** @description Its id. */
            id: string;
            /** @description Where webhooks are sent. */
            url: string;
            /** @description Free text that people read. */
            description: string | null;
            /** @description Empty: every event. */
            events: ("payment.created" | "payment.pending" | "payment.success" | "payment.failed" | "payment.updated" | "payment.refunded" | "payment.disputed" | "payment.dispute_ended" | "refund.created" | "refund.succeeded" | "refund.failed" | "invoice.update" | "invoice.update.finalized" | "invoice.update.payment" | "invoice.update.voided" | "invoice.overdue" | "invoice.synced" | "customer.created" | "customer.updated" | "customer.deleted" | "connection.created" | "connection.updated" | "connection.published" | "connection.unpublished" | "connection.refused" | "connection.deleted" | "attention.needed")[];
            /**
             * @description How objects look in its webhooks.
             * @enum {string}
             */
            dialect: "remit" | "flexprice";
            /** @description Whether it is told of anything. */
            enabled: boolean;
            /**
             * Format: date-time
             * @description Since the first failure after the last success; after five days the endpoint is switched off.
             */
            failing_since: string | null;
            /**
             * Format: date-time
             * @description It does not answer: nothing is sent before this, then one message to see; `enabled: true` sends at once.
             */
            paused_until: string | null;
            /**
             * Format: date-time
             * @description When it was switched off.
             */
            disabled_at: string | null;
            /** @description Why it was switched off by itself. */
            disabled_reason: string | null;
            /**
             * Format: date-time
             * @description Until when the secret before the last rotation signs too.
             */
            previous_secret_valid_until: string | null;
            /** @description The environment it belongs to. */
            environment_id: string;
            /** @description The tenant it belongs to. */
            tenant_id: string;
            /** @description Id of the key that made it. */
            created_by: string;
            /**
             * Format: date-time
             * @description When it was made.
             */
            created_at: string;
            /**
             * Format: date-time
             * @description When it changed last.
             */
            updated_at: string;
            /** @description Calls within the last 24 hours, counted to 10000: of more, the newest. */
            attempts_24h: number;
            /** @description Those of them that failed. */
            failures_24h: number;
        };
        UpdateWebhookEndpointRequest: {
            /** @description https on a public host; http on this machine in sandbox environments. */
            url?: string;
            /** @description Free text that people read. */
            description?: string | null;
            /** @description Null or empty: every event. */
            events?: ("payment.created" | "payment.pending" | "payment.success" | "payment.failed" | "payment.updated" | "payment.refunded" | "payment.disputed" | "payment.dispute_ended" | "refund.created" | "refund.succeeded" | "refund.failed" | "invoice.update" | "invoice.update.finalized" | "invoice.update.payment" | "invoice.update.voided" | "invoice.overdue" | "invoice.synced" | "customer.created" | "customer.updated" | "customer.deleted" | "connection.created" | "connection.updated" | "connection.published" | "connection.unpublished" | "connection.refused" | "connection.deleted" | "attention.needed")[] | null;
            /**
             * @description How objects look in its webhooks: `remit`, the default, as /api/v1 answers them, `flexprice` as /v1 does, with words such as SUCCEEDED in upper case. A change is for events from then on.
             * @enum {string}
             */
            dialect?: "remit" | "flexprice";
            /** @description Whether it is told of anything. */
            enabled?: boolean;
        };
        WebhookEndpointResponse: {
            /** @description Its id. */
            id: string;
            /** @description Where webhooks are sent. */
            url: string;
            /** @description Free text that people read. */
            description: string | null;
            /** @description Empty: every event. */
            events: ("payment.created" | "payment.pending" | "payment.success" | "payment.failed" | "payment.updated" | "payment.refunded" | "payment.disputed" | "payment.dispute_ended" | "refund.created" | "refund.succeeded" | "refund.failed" | "invoice.update" | "invoice.update.finalized" | "invoice.update.payment" | "invoice.update.voided" | "invoice.overdue" | "invoice.synced" | "customer.created" | "customer.updated" | "customer.deleted" | "connection.created" | "connection.updated" | "connection.published" | "connection.unpublished" | "connection.refused" | "connection.deleted" | "attention.needed")[];
            /**
             * @description How objects look in its webhooks.
             * @enum {string}
             */
            dialect: "remit" | "flexprice";
            /** @description Whether it is told of anything. */
            enabled: boolean;
            /**
             * Format: date-time
             * @description Since the first failure after the last success; after five days the endpoint is switched off.
             */
            failing_since: string | null;
            /**
             * Format: date-time
             * @description It does not answer: nothing is sent before this, then one message to see; `enabled: true` sends at once.
             */
            paused_until: string | null;
            /**
             * Format: date-time
             * @description When it was switched off.
             */
            disabled_at: string | null;
            /** @description Why it was switched off by itself. */
            disabled_reason: string | null;
            /**
             * Format: date-time
             * @description Until when the secret before the last rotation signs too.
             */
            previous_secret_valid_until: string | null;
            /** @description The environment it belongs to. */
            environment_id: string;
            /** @description The tenant it belongs to. */
            tenant_id: string;
            /** @description Id of the key that made it. */
            created_by: string;
            /**
             * Format: date-time
             * @description When it was made.
             */
            created_at: string;
            /**
             * Format: date-time
             * @description When it changed last.
             */
            updated_at: string;
        };
        OutgoingWebhookResponse: {
            /** @description Also the header webhook-id of every attempt. */
            id: string;
            /** @description The endpoint it goes to. */
            endpoint_id: string;
            /** @description The event it is about, the same for every endpoint. */
            event_id: string;
            /** @description What happened, such as `payment.success` */
            event_type: string;
            /**
             * @description Where it stands.
             * @enum {string}
             */
            status: "pending" | "delivered" | "failed";
            /** @description How often it was sent. */
            attempt_count: number;
            /** @description Of the last attempt; null when nothing was answered. */
            response_status: number | null;
            /** @description Why the last attempt failed. */
            last_error: string | null;
            /**
             * Format: date-time
             * @description When it is sent next; null when it is not.
             */
            next_attempt_at: string | null;
            /**
             * Format: date-time
             * @description When it was made.
             */
            created_at: string;
            /**
             * Format: date-time
             * @description When nothing more was to be done; null while it waits.
             */
            finished_at: string | null;
        };
        OutgoingWebhookListResponse: {
            /** @description The rows of this page. */
            items: components["schemas"]["OutgoingWebhookResponse"][];
            /** @description Which page this is, and whether there is another. */
            pagination: components["schemas"]["Pagination"];
        };
        OutgoingWebhookDetailsResponse: {
            /** @description Also the header webhook-id of every attempt. */
            id: string;
            /** @description The endpoint it goes to. */
            endpoint_id: string;
            /** @description The event it is about, the same for every endpoint. */
            event_id: string;
            /** @description What happened, such as `payment.success` */
            event_type: string;
            /**
             * @description Where it stands.
             * @enum {string}
             */
            status: "pending" | "delivered" | "failed";
            /** @description How often it was sent. */
            attempt_count: number;
            /** @description Of the last attempt; null when nothing was answered. */
            response_status: number | null;
            /** @description Why the last attempt failed. */
            last_error: string | null;
            /**
             * Format: date-time
             * @description When it is sent next; null when it is not.
             */
            next_attempt_at: string | null;
            /**
             * Format: date-time
             * @description When it was made.
             */
            created_at: string;
            /**
             * Format: date-time
             * @description When nothing more was to be done; null while it waits.
             */
            finished_at: string | null;
            /** @description The JSON text that is signed and sent. */
            body: string;
            /** @description Every attempt, or how many there were. */
            attempts: components["schemas"]["OutgoingAttemptResponse"][];
        };
        OutgoingAttemptResponse: {
            /** @description A number, or which one it was. */
            number: number;
            /** @description What was sent beside the body. */
            request_headers: {
                [key: string]: string;
            };
            /** @description Null when nothing was answered. */
            response_status: number | null;
            /** @description The first kilobyte of the answer. */
            response_body: string | null;
            /** @description What went wrong; null when nothing did. */
            error: string | null;
            /** @description Milliseconds it took. */
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
            /** @description Which page this is, and whether there is another. */
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
            /** @description Id of the key that caused it, or which part of the server did. */
            caused_by: string;
            /** @description The payment it is about. */
            payment_id: string | null;
            /** @description The invoice it is about. */
            invoice_id: string | null;
            /** @description The customer it is about. */
            customer_id: string | null;
            /** @description The connection it is about. */
            connection_id: string | null;
        };
        ReplayEventsRequest: {
            /**
             * Format: date-time
             * @description Events that happened then or later; a day ago when left out.
             */
            start_time?: string;
            /**
             * Format: date-time
             * @description Events that happened then or earlier; now when left out.
             */
            end_time?: string;
            /** @description Only these; null or empty: every event that the endpoint hears. */
            events?: ("payment.created" | "payment.pending" | "payment.success" | "payment.failed" | "payment.updated" | "payment.refunded" | "payment.disputed" | "payment.dispute_ended" | "refund.created" | "refund.succeeded" | "refund.failed" | "invoice.update" | "invoice.update.finalized" | "invoice.update.payment" | "invoice.update.voided" | "invoice.overdue" | "invoice.synced" | "customer.created" | "customer.updated" | "customer.deleted" | "connection.created" | "connection.updated" | "connection.published" | "connection.unpublished" | "connection.refused" | "connection.deleted" | "attention.needed")[] | null;
        };
        ReplayedEventsResponse: {
            /** @description How many webhooks are sent again, or for the first time. */
            queued: number;
            /** @description How many wait for their next attempt anyway. */
            waiting: number;
            /**
             * Format: date-time
             * @description Ask again with this `start_time` for the rest; null when that was all.
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
            /** @description Who is billed. */
            customer_id: string;
            /** @description Name of who is billed. */
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
            /** @description How much. In major units, a decimal text with exactly the digits of its currency: 100.00 in AED, 100.000 in KWD, 100 in JPY. */
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
            /** @description The invoice it is about. */
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
            /** @description Who is billed. */
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
            /** @description Who is billed. */
            customer_id: string;
            /** @description Name of who is billed. */
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
            /** @description The invoice it is about. */
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
            /** @description Each gets an e-mail of its own; default: the e-mail of the customer. */
            recipients?: string[];
            /**
             * @description Default: the language of the business.
             * @enum {string}
             */
            language?: "en" | "ar";
            /** @description Shown in the e-mail as it is typed. */
            note?: string;
        };
        EmailListResponse: {
            /** @description Oldest first. */
            items: components["schemas"]["EmailResponse"][];
        };
        EmailResponse: {
            /** @description Begins the Message-ID of every attempt. */
            id: string;
            /** @description The invoice it is about. */
            invoice_id: string;
            /** @description Of a receipt or a note of a refund: the payment. */
            payment_id: string | null;
            /**
             * @description What kind of trouble it is.
             * @enum {string}
             */
            kind: "invoice" | "reminder" | "receipt" | "refund";
            /**
             * @description bounced: the mail server refuses the address. failed: it refuses the message, or could not be reached for a day. unknown: it may have been sent, and is not sent again by itself. cancelled: it was not needed any more.
             * @enum {string}
             */
            status: "queued" | "sending" | "sent" | "bounced" | "failed" | "unknown" | "cancelled";
            /** @description The address; `[erased]` when the customer was erased. */
            recipient: string;
            /**
             * @description The e-mail is written in it.
             * @enum {string}
             */
            language: "en" | "ar";
            /** @description What somebody or something noted. */
            note: string | null;
            /** @description Every attempt, or how many there were. */
            attempts: number;
            /** @description What the mail server answered last, without addresses. */
            last_answer: string | null;
            /** @description Who asked for it: an API key, or the part of Remit that acted. */
            created_by: string;
            /**
             * Format: date-time
             * @description When it was made.
             */
            created_at: string;
            /**
             * Format: date-time
             * @description When it is sent next; null when it is not.
             */
            next_attempt_at: string | null;
            /**
             * Format: date-time
             * @description When nothing more was to be done; null while it waits.
             */
            finished_at: string | null;
        };
        EmailPreviewResponse: {
            /** @description The address that it would come from; null: no mail server is set, and nothing can be sent. */
            from: string | null;
            /** @description Empty when the customer has no e-mail. */
            recipients: string[];
            /**
             * @description The e-mail is written in it.
             * @enum {string}
             */
            language: "en" | "ar";
            /** @description Name of the PDF file that goes along; null: none does. */
            attachment: string | null;
            /** @description In a sandbox it says that no money moves. */
            subject: string;
            /** @description A whole document that loads nothing and runs nothing. */
            html: string;
            /** @description For programs that show no HTML. */
            text: string;
        };
        EmailSettingsResponse: {
            /** @description The address that e-mails come from; null: the operator has set up no mail server, and none is sent. */
            from: string | null;
            /** @description Each invoice goes to its customer when it is finalized. */
            send_invoices: boolean;
            /** @description A receipt goes out for each payment, and a note of each refund. */
            send_receipts: boolean;
            /** @description E-mails of invoices, payments and refunds have the invoice or receipt with them as a PDF file, unless that is larger than 5 MiB. */
            attach_pdf: boolean;
            /** @description In ascending order; empty: no reminders. */
            reminder_days: number[];
            /** @description Hour from which no reminder goes out, where the business is. */
            quiet_from: number;
            /** @description Hour at which reminders go out, where the business is. */
            quiet_until: number;
            /** @description Where answers to e-mails go; null: to the address they come from. */
            reply_to: string | null;
        };
        ChangeEmailSettingsRequest: {
            /** @description Send each invoice to its customer when it is finalized. */
            send_invoices?: boolean | null;
            /** @description Send a receipt for each payment, and a note of each refund. */
            send_receipts?: boolean | null;
            /** @description Attach the invoice to e-mails of invoices, and the receipt to those of payments and refunds, as PDF files (`true` when left out). */
            attach_pdf?: boolean | null;
            /** @description Days after the due date on which an unpaid invoice is brought to mind, negative before it. No reminder goes out within a day after the invoice: one whose day is over by then is left out. */
            reminder_days?: number[] | null;
            /** @description Hour from which no reminder goes out, in the time zone of the business. */
            quiet_from?: number | null;
            /** @description Hour at which reminders go out, in the time zone of the business. */
            quiet_until?: number | null;
            /** @description Where answers to e-mails go. */
            reply_to?: string | null;
        };
        ErasureResponse: {
            /** @description About customers. */
            customer: components["schemas"]["CustomerResponse"];
            /** @description Where Nomod still knows the person. */
            at_nomod: components["schemas"]["CustomerAtNomodResponse"][];
            /** @description What a person has to do at Nomod. */
            left_to_do: string | null;
        };
        CustomerAtNomodResponse: {
            /** @description The account at Nomod it is about. */
            connection_id: string;
            /** @description Nomod's id of the customer. */
            nomod_customer_id: string;
        };
        PaymentEvent: {
            /**
             * @description What happened.
             * @enum {string}
             */
            event_type: "payment.created" | "payment.pending" | "payment.success" | "payment.failed" | "payment.updated" | "payment.refunded" | "payment.disputed" | "payment.dispute_ended" | "refund.created" | "refund.succeeded" | "refund.failed";
            /** @description The event; the same for every endpoint. */
            event_id: string;
            /**
             * @description The version of the API whose objects these are.
             * @enum {string}
             */
            api_version: "2026-11-30";
            /**
             * Format: date-time
             * @description When it happened.
             */
            timestamp: string;
            /** @description The tenant it belongs to. */
            tenant_id: string;
            /** @description The environment it belongs to. */
            environment_id: string;
            /** @description About payments. */
            payment: components["schemas"]["PaymentResponse"];
        };
        InvoiceEvent: {
            /**
             * @description What happened.
             * @enum {string}
             */
            event_type: "invoice.update" | "invoice.update.finalized" | "invoice.update.payment" | "invoice.update.voided" | "invoice.overdue" | "invoice.synced";
            /** @description The event; the same for every endpoint. */
            event_id: string;
            /**
             * @description The version of the API whose objects these are.
             * @enum {string}
             */
            api_version: "2026-11-30";
            /**
             * Format: date-time
             * @description When it happened.
             */
            timestamp: string;
            /** @description The tenant it belongs to. */
            tenant_id: string;
            /** @description The environment it belongs to. */
            environment_id: string;
            /** @description About invoices. */
            invoice: components["schemas"]["InvoiceResponse"];
        };
        CustomerEvent: {
            /**
             * @description What happened.
             * @enum {string}
             */
            event_type: "customer.created" | "customer.updated" | "customer.deleted";
            /** @description The event; the same for every endpoint. */
            event_id: string;
            /**
             * @description The version of the API whose objects these are.
             * @enum {string}
             */
            api_version: "2026-11-30";
            /**
             * Format: date-time
             * @description When it happened.
             */
            timestamp: string;
            /** @description The tenant it belongs to. */
            tenant_id: string;
            /** @description The environment it belongs to. */
            environment_id: string;
            /** @description About customers. */
            customer: components["schemas"]["CustomerResponse"];
        };
        ConnectionEvent: {
            /**
             * @description What happened.
             * @enum {string}
             */
            event_type: "connection.created" | "connection.updated" | "connection.published" | "connection.unpublished" | "connection.refused" | "connection.deleted";
            /** @description The event; the same for every endpoint. */
            event_id: string;
            /**
             * @description The version of the API whose objects these are.
             * @enum {string}
             */
            api_version: "2026-11-30";
            /**
             * Format: date-time
             * @description When it happened.
             */
            timestamp: string;
            /** @description The tenant it belongs to. */
            tenant_id: string;
            /** @description The environment it belongs to. */
            environment_id: string;
            /** @description The connection in short: GET /connections/{id} shows all of it. */
            connection: {
                /** @description Its id. */
                id: string;
                /** @description What people call it. */
                name: string;
                /** @description Whose account it is: `nomod`. */
                provider_type: string;
                /** @description Where it stands. */
                status: string;
                /**
                 * Format: date-time
                 * @description Since when its work waits; null when it does not.
                 */
                paused_at: string | null;
                /** @description Why its work waits; null when it does not. */
                paused_reason: string | null;
                /**
                 * Format: date-time
                 * @description When it was made.
                 */
                created_at: string;
                /**
                 * Format: date-time
                 * @description When it changed last.
                 */
                updated_at: string;
            };
        };
        AttentionEvent: {
            /**
             * @description What happened.
             * @enum {string}
             */
            event_type: "attention.needed";
            /** @description The event; the same for every endpoint. */
            event_id: string;
            /**
             * @description The version of the API whose objects these are.
             * @enum {string}
             */
            api_version: "2026-11-30";
            /**
             * Format: date-time
             * @description When it happened.
             */
            timestamp: string;
            /** @description The tenant it belongs to. */
            tenant_id: string;
            /** @description The environment it belongs to. */
            environment_id: string;
            /** @description What does not fit. The row, with both sides: GET /attention. */
            attention: {
                /** @description What kind of trouble it is. */
                kind: string;
                /** @description What happened, in one sentence. */
                summary: string;
                /** @description The invoice it is about. */
                invoice_id: string | null;
                /** @description The payment it is about. */
                payment_id: string | null;
                /** @description Nomod's id of the charge. */
                charge_id: string | null;
                /** @description The connection it is about. */
                connection_id: string | null;
            };
        };
        WebhookEvent: {
            /**
             * @description What happened.
             * @enum {string}
             */
            event_type: "webhook.test";
            /** @description The event; the same for every endpoint. */
            event_id: string;
            /**
             * @description The version of the API whose objects these are.
             * @enum {string}
             */
            api_version: "2026-11-30";
            /**
             * Format: date-time
             * @description When it happened.
             */
            timestamp: string;
            /** @description The tenant it belongs to. */
            tenant_id: string;
            /** @description The environment it belongs to. */
            environment_id: string;
            /** @description It means nothing. */
            test: {
                /** @description The endpoint it goes to. */
                endpoint_id: string;
                /** @description What happened, for people. */
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
                /** @description How many rows a page holds at most */
                limit?: number;
                /** @description How many rows were left out before this page */
                offset?: number;
                /** @description next_cursor of the page before */
                cursor?: string;
                /** @description Id of a row: the page begins after it */
                starting_after?: string;
                /** @description Id of a row: the page ends before it */
                ending_before?: string;
                /** @description By time of creation */
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
                    "application/json": components["schemas"]["AuditLogResponse"];
                };
            };
        };
    };
    verifyAuditLog: {
        parameters: {
            query?: {
                /** @description Of the entry that you noted, with its hash */
                sequence?: number;
                /** @description SHA-256 over the entry and the hash before it */
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
                /** @description How many rows a page holds at most */
                limit?: number;
                /** @description How many rows were left out before this page */
                offset?: number;
                /** @description next_cursor of the page before */
                cursor?: string;
                /** @description Id of a row: the page begins after it */
                starting_after?: string;
                /** @description Id of a row: the page ends before it */
                ending_before?: string;
                /** @description By time of creation */
                order?: "desc" | "asc";
                /** @description Where it stands */
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
                /** @description How many rows a page holds at most */
                limit?: number;
                /** @description How many rows were left out before this page */
                offset?: number;
                /** @description next_cursor of the page before */
                cursor?: string;
                /** @description Id of a row: the page begins after it */
                starting_after?: string;
                /** @description Id of a row: the page ends before it */
                ending_before?: string;
                /** @description By time of creation */
                order?: "desc" | "asc";
                /** @description HTTP method */
                method?: "get" | "post" | "put" | "patch" | "delete";
                /** @description Only answers of this class */
                status_class?: "2xx" | "3xx" | "4xx" | "5xx";
                /** @description How the path begins, with or without `/api/v1`: `/invoices` */
                path?: string;
                /** @description The request it was done by, as in the header `X-Request-ID` */
                request_id?: string;
                /** @description Answered then or later */
                start_time?: string;
                /** @description Answered then or earlier */
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
                /** @description How many rows a page holds at most */
                limit?: number;
                /** @description How many rows were left out before this page */
                offset?: number;
                /** @description next_cursor of the page before */
                cursor?: string;
                /** @description Id of a row: the page begins after it */
                starting_after?: string;
                /** @description Id of a row: the page ends before it */
                ending_before?: string;
                /** @description By time of creation */
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
                /** @description How many rows a page holds at most */
                limit?: number;
                /** @description How many rows were left out before this page */
                offset?: number;
                /** @description next_cursor of the page before */
                cursor?: string;
                /** @description Id of a row: the page begins after it */
                starting_after?: string;
                /** @description Id of a row: the page ends before it */
                ending_before?: string;
                /** @description By time of creation */
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
            /** @description There is no logo any more */
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
                /** @description How many rows a page holds at most */
                limit?: number;
                /** @description How many rows were left out before this page */
                offset?: number;
                /** @description next_cursor of the page before */
                cursor?: string;
                /** @description Id of a row: the page begins after it */
                starting_after?: string;
                /** @description Id of a row: the page ends before it */
                ending_before?: string;
                /** @description By time of creation */
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
                /** @description Where it stands */
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
                /** @description Its id */
                id?: string;
                /** @description Your own id of the customer */
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
                /** @description Your own id of the customer, unique in the environment */
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
                /** @description How many rows a page holds at most */
                limit?: number;
                /** @description How many rows were left out before this page */
                offset?: number;
                /** @description next_cursor of the page before */
                cursor?: string;
                /** @description Id of a row: the page begins after it */
                starting_after?: string;
                /** @description Id of a row: the page ends before it */
                ending_before?: string;
                /** @description By time of creation */
                order?: "desc" | "asc";
                /** @description Only these connections */
                connection_ids?: string[];
                /** @description Whose account it is: `nomod` */
                provider_type?: "nomod";
                /** @description Absent: all but the archived ones */
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
                /** @description Switch off at Nomod what can still be paid, look at it once more, and archive the connection after that */
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
            /** @description What can still be paid is switched off at Nomod first; it is archived after that */
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
            /** @description It is under way, for some seconds; for two minutes while its link shows nowhere */
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
                /** @description How many rows a page holds at most */
                limit?: number;
                /** @description How many rows were left out before this page */
                offset?: number;
                /** @description next_cursor of the page before */
                cursor?: string;
                /** @description Id of a row: the page begins after it */
                starting_after?: string;
                /** @description Id of a row: the page ends before it */
                ending_before?: string;
                /** @description By time of creation */
                order?: "desc" | "asc";
                /** @description Only these invoices */
                invoice_ids?: string[];
                /** @description Who is billed */
                customer_id?: string;
                /** @description Your own id of the customer */
                external_customer_id?: string;
                /** @description Where the invoice stands, whatever was paid */
                invoice_status?: ("draft" | "finalized" | "voided")[];
                /** @description Whether and how far it is paid */
                payment_status?: ("pending" | "succeeded" | "overpaid" | "partially_refunded" | "refunded" | "voided")[];
                /** @description Where it stands at Nomod; `none`: nothing was decided, as for a draft */
                nomod_sync_state?: ("off" | "waiting" | "syncing" | "synced" | "failed" | "cancelled" | "none")[];
                /** @description ISO 4217 code of three letters */
                currency?: string;
                /** @description Part of the invoice number, or of the customer's name or external id, or the customer's e-mail */
                search?: string;
                /** @description Exactly this reason */
                billing_reason?: string;
                /** @description Every invoice here is `one_off` */
                invoice_type?: ("one_off" | "subscription" | "credit")[];
                /** @description Nothing has one: there are no subscriptions here */
                subscription_id?: string;
                /** @description Everything here is `published` */
                status?: "published" | "archived" | "deleted";
                /** @description Leaves `line_items` empty */
                skip_line_items?: boolean;
                /** @description The billing period begins then or later */
                start_time?: string;
                /** @description The billing period ends then or earlier */
                end_time?: string;
                /** @description What is billed begins then or later */
                period_start_gte?: string;
                /** @description What is billed begins then or earlier */
                period_start_lte?: string;
                /** @description What is billed ends then or later */
                period_end_gte?: string;
                /** @description What is billed ends then or earlier */
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
    auditBooks: {
        parameters: {
            query?: {
                /** @description Also compares the books with those of Nomod */
                against?: "nomod";
                /** @description Compares charges made then or later; three days before `to` unless given */
                from?: string;
                /** @description Compares charges made then or earlier; now unless given */
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
                /** @description How many rows a page holds at most */
                limit?: number;
                /** @description How many rows were left out before this page */
                offset?: number;
                /** @description next_cursor of the page before */
                cursor?: string;
                /** @description Id of a row: the page begins after it */
                starting_after?: string;
                /** @description Id of a row: the page ends before it */
                ending_before?: string;
                /** @description By time of creation */
                order?: "desc" | "asc";
                /** @description Invoice id. */
                destination_id?: string;
                /** @description Of the invoices of this customer. */
                customer_id?: string;
                /** @description Whether and how far it is paid */
                payment_status?: "initiated" | "pending" | "succeeded" | "partially_refunded" | "refunded" | "failed" | "voided" | "expired";
                /** @description How it is paid */
                payment_method_type?: "payment_link" | "card" | "offline";
                /** @description Nomod's id of the link or invoice. */
                gateway_tracking_id?: string;
                /** @description Nomod's id of the charge. */
                gateway_payment_id?: string;
                /** @description The payment's id, Nomod's id of its charge, link or invoice, the link's URL, or the reference of money received outside; a part of the invoice number or of the customer's name or external id; the customer's e-mail */
                search?: string;
                /** @description Only these payments */
                payment_ids?: string[];
                /** @description What is paid: an invoice */
                destination_type?: "invoice";
                /** @description Who takes the money: `nomod`; null for money received outside */
                payment_gateway?: "nomod";
                /** @description ISO 4217 code of three letters */
                currency?: string;
                /** @description Created then or later */
                start_time?: string;
                /** @description Created then or earlier */
                end_time?: string;
                /** @description Everything here is `published` */
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
            /** @description The invoice's live link, when there is one */
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
                /** @description How many rows a page holds at most */
                limit?: number;
                /** @description How many rows were left out before this page */
                offset?: number;
                /** @description next_cursor of the page before */
                cursor?: string;
                /** @description Id of a row: the page begins after it */
                starting_after?: string;
                /** @description Id of a row: the page ends before it */
                ending_before?: string;
                /** @description By time of creation */
                order?: "desc" | "asc";
                /** @description Received then or later */
                start_time?: string;
                /** @description Received then or earlier */
                end_time?: string;
                /** @description What came of it */
                result?: "pending" | "processed" | "ignored_duplicate" | "ignored_not_paid" | "ignored_unknown" | "not_ours" | "unmatched" | "unreadable" | "failed";
                /** @description Nomod's id of the charge. */
                charge_id?: string;
                /** @description The payment it is about */
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
                /** @description How many rows a page holds at most */
                limit?: number;
                /** @description How many rows were left out before this page */
                offset?: number;
                /** @description next_cursor of the page before */
                cursor?: string;
                /** @description Id of a row: the page begins after it */
                starting_after?: string;
                /** @description Id of a row: the page ends before it */
                ending_before?: string;
                /** @description By time of creation */
                order?: "desc" | "asc";
                /** @description Received then or later */
                start_time?: string;
                /** @description Received then or earlier */
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
                /** @description How many rows a page holds at most */
                limit?: number;
                /** @description How many rows were left out before this page */
                offset?: number;
                /** @description next_cursor of the page before */
                cursor?: string;
                /** @description Id of a row: the page begins after it */
                starting_after?: string;
                /** @description Id of a row: the page ends before it */
                ending_before?: string;
                /** @description By time of creation */
                order?: "desc" | "asc";
                /** @description Where it stands */
                status?: "open" | "resolved" | "dismissed";
                /** @description What kind of trouble it is */
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
                /** @description How many rows a page holds at most */
                limit?: number;
                /** @description How many rows were left out before this page */
                offset?: number;
                /** @description next_cursor of the page before */
                cursor?: string;
                /** @description Id of a row: the page begins after it */
                starting_after?: string;
                /** @description Id of a row: the page ends before it */
                ending_before?: string;
                /** @description By time of creation */
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
                /** @description How many rows a page holds at most */
                limit?: number;
                /** @description How many rows were left out before this page */
                offset?: number;
                /** @description next_cursor of the page before */
                cursor?: string;
                /** @description Id of a row: the page begins after it */
                starting_after?: string;
                /** @description Id of a row: the page ends before it */
                ending_before?: string;
                /** @description By time of creation */
                order?: "desc" | "asc";
                /** @description The endpoint it goes to */
                endpoint_id?: string;
                /** @description What happened, such as `payment.success` */
                event_type?: string;
                /** @description Where it stands */
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
                /** @description How many rows a page holds at most */
                limit?: number;
                /** @description How many rows were left out before this page */
                offset?: number;
                /** @description next_cursor of the page before */
                cursor?: string;
                /** @description Id of a row: the page begins after it */
                starting_after?: string;
                /** @description Id of a row: the page ends before it */
                ending_before?: string;
                /** @description By time of creation */
                order?: "desc" | "asc";
                /** @description Only these */
                event_type?: "payment.created" | "payment.pending" | "payment.success" | "payment.failed" | "payment.updated" | "payment.refunded" | "payment.disputed" | "payment.dispute_ended" | "refund.created" | "refund.succeeded" | "refund.failed" | "invoice.update" | "invoice.update.finalized" | "invoice.update.payment" | "invoice.update.voided" | "invoice.overdue" | "invoice.synced" | "customer.created" | "customer.updated" | "customer.deleted" | "connection.created" | "connection.updated" | "connection.published" | "connection.unpublished" | "connection.refused" | "connection.deleted" | "attention.needed";
                /** @description Happened then or later */
                start_time?: string;
                /** @description Happened then or earlier */
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
                /** @description How many rows a page holds at most */
                limit?: number;
                /** @description How many rows were left out before this page */
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
                /** @description How many rows a page holds at most */
                limit?: number;
                /** @description How many rows were left out before this page */
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
    getStatementCsv: {
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
            /** @description The file */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/csv": string;
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
