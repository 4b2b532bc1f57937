// The HTTP contract as types, made from the OpenAPI document: `npm run docs` writes it anew.

export interface paths {
    "/livez": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["StatusController_live"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/metrics": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["MetricsController_read"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/readyz": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["StatusController_ready"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/audit": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["AuditController_list"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/captions/rank": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Which captions fit a picture
         * @description As a form (multipart/form-data), the picture come in parts named `file`, and the rest as JSON in the part `request`.
         */
        post: operations["ZeroShotController_rankCaptions"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/classify": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Which labels fit pictures
         * @description As a form (multipart/form-data), pictures come in parts named `file`, and the rest as JSON in the part `request`.
         */
        post: operations["ZeroShotController_classify"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/collections": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["CollectionsController_list"];
        put?: never;
        post: operations["CollectionsController_create"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/collections/{collection}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["CollectionsController_get"];
        put?: never;
        post?: never;
        delete: operations["CollectionsController_delete"];
        options?: never;
        head?: never;
        patch: operations["CollectionsController_change"];
        trace?: never;
    };
    "/v1/collections/{collection}/decisions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Images that policies or persons decided of
         * @description What stands under each policy that there is, the latest decision first.
         */
        get: operations["DecidedImagesController_list"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/collections/{collection}/facets": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The values of a field, and how many images have each
         * @description Counted as filters see images: a deleted one counts until it is cleaned away, about RECONCILE_SECONDS. Hidden ones count for moderators alone.
         */
        get: operations["FacetsController_count"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/collections/{collection}/failures": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["FailuresController_list"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/collections/{collection}/images": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["ImagesController_list"];
        put?: never;
        post: operations["ImagesController_upload"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/collections/{collection}/images/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["ImagesController_get"];
        put?: never;
        post?: never;
        delete: operations["ImagesController_delete"];
        options?: never;
        head?: never;
        patch: operations["ImagesController_change"];
        trace?: never;
    };
    "/v1/collections/{collection}/images/{id}/decisions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["DecisionsController_list"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/collections/{collection}/images/{id}/decisions/{policy}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * Decide in the place of the machine
         * @description Holds at once, and until it is deleted, whatever the policy says of the image later.
         */
        put: operations["DecisionsController_override"];
        post?: never;
        /** Leave the decision to the machine again */
        delete: operations["DecisionsController_withdraw"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/collections/{collection}/images/{id}/file": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["ImagesController_file"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/collections/{collection}/images/{id}/retry": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["ImagesController_retry"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/collections/{collection}/images/{id}/similar": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["SearchController_similar"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/collections/{collection}/images/{id}/thumbnail": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["ImagesController_thumbnail"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/collections/{collection}/images/retry": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["ImagesController_retryFailed"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/collections/{collection}/label-sets": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["LabelSetsController_list"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/collections/{collection}/label-sets/{name}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["LabelSetsController_get"];
        /** Make a label set, or replace the whole of one */
        put: operations["LabelSetsController_put"];
        post?: never;
        /** Delete a label set, and its tags from the images */
        delete: operations["LabelSetsController_delete"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/collections/{collection}/policies": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["PoliciesController_list"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/collections/{collection}/policies/{name}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["PoliciesController_get"];
        /** Make a policy, or replace the whole of one */
        put: operations["PoliciesController_put"];
        post?: never;
        /** Delete a policy; what it hid is shown again */
        delete: operations["PoliciesController_delete"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/collections/{collection}/policies/dry-run": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * What a draft policy would do
         * @description Judges the stored images and keeps nothing. What persons decided is not taken into account.
         */
        post: operations["PoliciesController_dryRun"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/collections/{collection}/search": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["SearchController_searchByLink"];
        put?: never;
        post: operations["SearchController_search"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/comparisons": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["ComparisonsController_request"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/comparisons/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["ComparisonsController_get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/embeddings": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Embeddings of texts and pictures
         * @description In the shape of OpenAI’s API, so that its clients work.
         */
        post: operations["EmbeddingsController_embed"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/events": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What happens, as server-sent events
         * @description `progress`: counts of a collection, rate and time left, at first and whenever they change. `image`: an image that came into another state. `job`: a job that went on. `reset`: changes were missed, read again what you show. An event may come twice. A stream ends after five minutes; come back with the id of the last event as `Last-Event-ID`.
         */
        get: operations["EventsController_listen"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/jobs": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["JobsController_list"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/jobs/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["JobsController_get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/keys": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["KeysController_list"];
        put?: never;
        post: operations["KeysController_create"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/keys/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        delete: operations["KeysController_revoke"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/keys/{id}/rotate": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["KeysController_rotate"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/keys/current": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["KeysController_current"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/moderate": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * What policies say of a picture or a text
         * @description As a form (multipart/form-data), the picture comes in a part named `file`, and the rest as JSON in the part `request`.
         */
        post: operations["ModerateController_moderate"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/similarity": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * How well pictures match texts
         * @description As a form (multipart/form-data), pictures come in parts named `file`, and the rest as JSON in the part `request`.
         */
        post: operations["ZeroShotController_compare"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/status": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["StatusController_getStatus"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/throughput": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["StatusController_getThroughput"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
}
export type webhooks = Record<string, never>;
export interface components {
    schemas: {
        /** @description Conditions on `metadata.<field>`, `tags`, `flags`, `createdAt`, `width` and `height`, in groups `all`, `any`, `not`. */
        Filter: {
            all: components["schemas"]["Filter"][];
        } | {
            any: components["schemas"]["Filter"][];
        } | {
            not: components["schemas"]["Filter"];
        } | components["schemas"]["FilterLeaf"];
        FilterLeaf: {
            eq?: string | number | boolean;
            exists?: boolean;
            field: string;
            gt?: string | number | boolean;
            gte?: string | number | boolean;
            in?: (string | number | boolean)[];
            lt?: string | number | boolean;
            lte?: string | number | boolean;
        };
        /** @description What went wrong (RFC 9457) and, by its stable `code`, what to do about it. */
        Problem: {
            code: string;
            detail: string;
            errors?: {
                detail: string;
                pointer: string;
            }[];
            requestId: string;
            status: number;
            title: string;
            type: string;
        };
        RequestImage: {
            /** Format: uuid */
            id: string;
        } | {
            base64: string;
        };
    };
    responses: never;
    parameters: never;
    requestBodies: never;
    headers: never;
    pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
    StatusController_live: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The process answers; depends on nothing else. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {string} */
                        status: "ok";
                    };
                };
            };
            /** @description A problem. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    MetricsController_read: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description What the process counts, in the text format of Prometheus. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description A problem. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    StatusController_ready: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Every part that searching needs works. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        parts: {
                            [key: string]: boolean;
                        };
                        /** @enum {string} */
                        status: "ok" | "unavailable";
                    };
                };
            };
            /** @description A part does not answer. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        parts: {
                            [key: string]: boolean;
                        };
                        /** @enum {string} */
                        status: "ok" | "unavailable";
                    };
                };
            };
            /** @description A problem. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    AuditController_list: {
        parameters: {
            query?: {
                /** @description The `nextCursor` of the page before. */
                cursor?: string;
                /** @description Items of a page, up to `MAX_LIMIT`. */
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Admin actions, the newest first. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: {
                            action: string;
                            /** Format: date-time */
                            at: string;
                            /** Format: uuid */
                            id: string;
                            /** Format: uuid */
                            keyId: string | null;
                            /** @description Null while no key was in use. */
                            keyName: string | null;
                            requestId: string;
                            target: string;
                        }[];
                        nextCursor?: string;
                    };
                };
            };
            /** @description A problem. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    ZeroShotController_rankCaptions: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    candidates?: string[];
                    /**
                     * @description The collection whose templates are used, and whose images an `id` names.
                     * @default default
                     */
                    collection?: string;
                    image: components["schemas"]["RequestImage"];
                    /** @description A caption, and what may stand for its parts. */
                    refine?: {
                        alternatives: {
                            options: string[];
                            /** @description Words of the caption. */
                            part: string;
                        }[];
                        caption: string;
                    };
                    /**
                     * @description What logits are divided by: 1 is the model’s own, more is more even, less is more sure.
                     * @default 1
                     */
                    temperature?: number;
                    /** @description A caption with slots, `a {red|blue} {dress|skirt}`, that stands for up to 1000 captions. */
                    template?: string;
                    /** @description How many of the best to answer; all, without it. Probabilities are among all. */
                    topK?: number;
                };
            };
        };
        responses: {
            /** @description The captions, the best first. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description The best first. */
                        captions: {
                            /** @description What stands in each slot, or for each part, in the order of the caption. */
                            choices?: string[];
                            /** @description Among the captions of this request; together they are 1. */
                            probability: number;
                            /** @description Cosine of the picture and the caption. */
                            similarity: number;
                            text: string;
                        }[];
                        notices: {
                            code: string;
                            message: string;
                            remedy: string;
                        }[];
                        /** @description The best caption, with `refine`; the given one, with a gain of 0, if none is better. */
                        refined?: {
                            /** @description What stands in each slot, or for each part, in the order of the caption. */
                            choices?: string[];
                            /** @description How much its similarity is above that of the given caption. */
                            gain: number;
                            /** @description Among the captions of this request; together they are 1. */
                            probability: number;
                            /** @description Cosine of the picture and the caption. */
                            similarity: number;
                            text: string;
                        };
                        space: string;
                    };
                };
            };
            /** @description A problem. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    ZeroShotController_classify: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /**
                     * @description The collection whose templates are used, and whose images an `id` names.
                     * @default default
                     */
                    collection?: string;
                    /** @description Instead of `images`, for a single picture. */
                    image?: components["schemas"]["RequestImage"];
                    images?: components["schemas"]["RequestImage"][];
                    labels?: (string | {
                        name: string;
                        /** @description What the label says, instead of its name, in other words each. */
                        phrases: string[];
                    })[];
                    /** @description Instead of `labels`, a label set of the collection. */
                    labelSet?: string;
                    /**
                     * @description Whether a picture may show none of the labels.
                     * @default true
                     */
                    noneOfThese?: boolean;
                    /**
                     * @description What logits are divided by: 1 is the model’s own, more is more even, less is more sure.
                     * @default 1
                     */
                    temperature?: number;
                    /** @description How many of the best to answer; all, without it. Probabilities are among all. */
                    topK?: number;
                };
            };
        };
        responses: {
            /** @description Probabilities of the labels. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description In the order of the request. */
                        images: {
                            /** @description The most probable first. */
                            labels: {
                                name: string;
                                probability: number;
                                /** @description Cosine of the picture and the label. */
                                similarity: number;
                            }[];
                            /** @description P(none of the labels); with those of all labels it sums to one. Null without `noneOfThese`, unless the label set has contrast texts. */
                            none: number | null;
                            /** @description Share of the model’s background photos that are less typical. Below 0.02, labels are less to be trusted. */
                            typicality: number;
                        }[];
                        notices: {
                            code: string;
                            message: string;
                            remedy: string;
                        }[];
                        space: string;
                    };
                };
            };
            /** @description A problem. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    CollectionsController_list: {
        parameters: {
            query?: {
                /** @description The `nextCursor` of the page before. */
                cursor?: string;
                /** @description Items of a page, up to `MAX_LIMIT`. */
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Collections by name. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: {
                            /** Format: date-time */
                            createdAt: string;
                            fields: {
                                /** @description True while older images are being brought up to date. */
                                building?: boolean;
                                name: string;
                                /** @enum {string} */
                                type: "keyword" | "integer" | "number" | "boolean" | "datetime";
                            }[];
                            /** Format: uuid */
                            id: string;
                            name: string;
                            templates: string[] | null;
                            /** Format: date-time */
                            updatedAt: string;
                            vocabulary: {
                                phrases: string[];
                                term: string;
                            }[];
                        }[];
                        nextCursor?: string;
                    };
                };
            };
            /** @description A problem. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    CollectionsController_create: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /**
                     * @description Metadata fields that filters may use. A value of another type is refused.
                     * @default []
                     */
                    fields?: {
                        name: string;
                        /** @enum {string} */
                        type: "keyword" | "integer" | "number" | "boolean" | "datetime";
                    }[];
                    name: string;
                    /**
                     * @description Templates that short prompts are put into; null uses those of the model.
                     * @default null
                     */
                    templates?: string[] | null;
                    /**
                     * @description Words of your own that the model may not know: a prompt with the term is also searched with each of its phrases.
                     * @default []
                     */
                    vocabulary?: {
                        phrases: string[];
                        term: string;
                    }[];
                };
            };
        };
        responses: {
            /** @description The new collection. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: date-time */
                        createdAt: string;
                        fields: {
                            /** @description True while older images are being brought up to date. */
                            building?: boolean;
                            name: string;
                            /** @enum {string} */
                            type: "keyword" | "integer" | "number" | "boolean" | "datetime";
                        }[];
                        /** Format: uuid */
                        id: string;
                        name: string;
                        templates: string[] | null;
                        /** Format: date-time */
                        updatedAt: string;
                        vocabulary: {
                            phrases: string[];
                            term: string;
                        }[];
                    };
                };
            };
            /** @description A problem. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    CollectionsController_get: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                collection: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The collection. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: date-time */
                        createdAt: string;
                        fields: {
                            /** @description True while older images are being brought up to date. */
                            building?: boolean;
                            name: string;
                            /** @enum {string} */
                            type: "keyword" | "integer" | "number" | "boolean" | "datetime";
                        }[];
                        /** Format: uuid */
                        id: string;
                        name: string;
                        templates: string[] | null;
                        /** Format: date-time */
                        updatedAt: string;
                        vocabulary: {
                            phrases: string[];
                            term: string;
                        }[];
                    };
                };
            };
            /** @description A problem. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    CollectionsController_delete: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                collection: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The collection and all its images are gone. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description A problem. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    CollectionsController_change: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                collection: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @description Metadata fields that filters may use. A value of another type is refused. */
                    fields?: {
                        name: string;
                        /** @enum {string} */
                        type: "keyword" | "integer" | "number" | "boolean" | "datetime";
                    }[];
                    /** @description Templates that short prompts are put into; null uses those of the model. */
                    templates?: string[] | null;
                    /** @description Words of your own that the model may not know: a prompt with the term is also searched with each of its phrases. */
                    vocabulary?: {
                        phrases: string[];
                        term: string;
                    }[];
                };
            };
        };
        responses: {
            /** @description The changed collection. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: date-time */
                        createdAt: string;
                        fields: {
                            /** @description True while older images are being brought up to date. */
                            building?: boolean;
                            name: string;
                            /** @enum {string} */
                            type: "keyword" | "integer" | "number" | "boolean" | "datetime";
                        }[];
                        /** Format: uuid */
                        id: string;
                        name: string;
                        templates: string[] | null;
                        /** Format: date-time */
                        updatedAt: string;
                        vocabulary: {
                            phrases: string[];
                            term: string;
                        }[];
                    };
                };
            };
            /** @description A problem. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    DecidedImagesController_list: {
        parameters: {
            query?: {
                /** @description Only where this is what counts. */
                action?: "allow" | "flag" | "hide" | "reject";
                /** @description The `nextCursor` of the page before. */
                cursor?: string;
                /** @description Items of a page, up to `MAX_LIMIT`. */
                limit?: number;
                /** @description Only what stands under this policy. */
                policy?: string;
            };
            header?: never;
            path: {
                collection: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Images, with what stands of each. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: {
                            /**
                             * @description What counts: the person’s where there is one.
                             * @enum {string}
                             */
                            action: "allow" | "flag" | "hide" | "reject";
                            image: {
                                bytes: number;
                                collection: string;
                                /** Format: date-time */
                                createdAt: string;
                                failure?: {
                                    attempts: number;
                                    code: string;
                                    detail: string;
                                };
                                fileName: string;
                                flags: string[];
                                height: number | null;
                                /** Format: uuid */
                                id: string;
                                /**
                                 * @description Filters do not see the latest metadata yet.
                                 * @enum {string}
                                 */
                                indexing?: "pending";
                                links: {
                                    file: string;
                                    self: string;
                                    thumbnail: string;
                                };
                                mediaType: string;
                                /** @description Any JSON object. Keys that the collection declares as fields must have their type. */
                                metadata: {
                                    [key: string]: unknown;
                                };
                                /** @description What to show until the picture is there: a ThumbHash in base64. Null until it is known, and of images that were indexed before there were any. */
                                placeholder: string | null;
                                sha256: string;
                                /** @enum {string} */
                                state: "pending" | "indexed" | "failed" | "deleted";
                                /** @description How probable each of the tags is. */
                                tagProbabilities: {
                                    [key: string]: number;
                                };
                                tags: string[];
                                /** @description Share of the model’s background photos that are less typical; an image far below is flagged `atypical`. Null until known. */
                                typicality: number | null;
                                /** Format: date-time */
                                updatedAt: string;
                                width: number | null;
                            };
                            /** @description Null where the policy never matched. */
                            machine: {
                                /** @enum {string} */
                                action: "allow" | "flag" | "hide" | "reject";
                                /** Format: date-time */
                                at: string;
                                evidence: {
                                    /** @description The allowed text that it is nearest to. */
                                    allowed: {
                                        deviation: number;
                                        mean: number;
                                        /** @description Cosine. */
                                        similarity: number;
                                        /** @description (similarity − mean) ÷ deviation */
                                        standardised: number;
                                        text: string;
                                    } | null;
                                    /** @description The prohibited text that it is nearest to. */
                                    prohibited: {
                                        deviation: number;
                                        mean: number;
                                        /** @description Cosine. */
                                        similarity: number;
                                        /** @description (similarity − mean) ÷ deviation */
                                        standardised: number;
                                        text: string;
                                    };
                                };
                                probability: number;
                                threshold: number;
                            } | null;
                            person: {
                                /**
                                 * @description Null: the decision was taken back, and the machine decides again.
                                 * @enum {string|null}
                                 */
                                action: "allow" | "flag" | "hide" | "reject" | null;
                                /** Format: date-time */
                                at: string;
                                /** @description Null while no key was in use. */
                                keyName: string | null;
                                note: string | null;
                            } | null;
                            policy: string;
                        }[];
                        nextCursor?: string;
                    };
                };
            };
            /** @description A problem. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    FacetsController_count: {
        parameters: {
            query: {
                /** @description `tags`, `flags`, `width`, `height`, or `metadata.<field>` of a keyword, integer or boolean. */
                field: string;
                /** @description Counts images under this filter alone; JSON, as in a search. */
                filter?: string;
                /** @description Values, up to `MAX_LIMIT`. */
                limit?: number;
            };
            header?: never;
            path: {
                collection: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The values. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description The most frequent first. */
                        items: {
                            count: number;
                            value: string | number | boolean;
                        }[];
                    };
                };
            };
            /** @description A problem. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    FailuresController_list: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                collection: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Why images failed and how many, the most frequent reason first. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: {
                            code: string;
                            count: number;
                        }[];
                    };
                };
            };
            /** @description A problem. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    ImagesController_list: {
        parameters: {
            query?: {
                /** @description The `nextCursor` of the page before. */
                cursor?: string;
                /** @description The code of the failure of failed images. */
                failure?: string;
                /** @description Items of a page, up to `MAX_LIMIT`. */
                limit?: number;
                /** @description `typicality`: the least typical first, of indexed images. */
                sort?: "newest" | "typicality";
                state?: "pending" | "indexed" | "failed" | "deleted";
            };
            header?: never;
            path: {
                collection: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Images, the newest first unless sorted otherwise. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: {
                            bytes: number;
                            collection: string;
                            /** Format: date-time */
                            createdAt: string;
                            failure?: {
                                attempts: number;
                                code: string;
                                detail: string;
                            };
                            fileName: string;
                            flags: string[];
                            height: number | null;
                            /** Format: uuid */
                            id: string;
                            /**
                             * @description Filters do not see the latest metadata yet.
                             * @enum {string}
                             */
                            indexing?: "pending";
                            links: {
                                file: string;
                                self: string;
                                thumbnail: string;
                            };
                            mediaType: string;
                            /** @description Any JSON object. Keys that the collection declares as fields must have their type. */
                            metadata: {
                                [key: string]: unknown;
                            };
                            /** @description What to show until the picture is there: a ThumbHash in base64. Null until it is known, and of images that were indexed before there were any. */
                            placeholder: string | null;
                            sha256: string;
                            /** @enum {string} */
                            state: "pending" | "indexed" | "failed" | "deleted";
                            /** @description How probable each of the tags is. */
                            tagProbabilities: {
                                [key: string]: number;
                            };
                            tags: string[];
                            /** @description Share of the model’s background photos that are less typical; an image far below is flagged `atypical`. Null until known. */
                            typicality: number | null;
                            /** Format: date-time */
                            updatedAt: string;
                            width: number | null;
                        }[];
                        nextCursor?: string;
                    };
                };
            };
            /** @description A problem. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    ImagesController_upload: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                collection: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "multipart/form-data": {
                    /** @description One or more pictures. */
                    file: string[];
                    /**
                     * @description JSON: an object for all files, or an array with one object a file.
                     * @example {"label":"Hat"}
                     */
                    metadata?: string;
                };
            };
        };
        responses: {
            /** @description The only file is known already. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        images: ({
                            fileName: string;
                            /** Format: uuid */
                            id: string;
                            /** @enum {string} */
                            status: "accepted";
                        } | {
                            fileName: string;
                            /** Format: uuid */
                            id: string;
                            /** @enum {string} */
                            status: "duplicate";
                        } | {
                            fileName: string;
                            problem: {
                                code: string;
                                detail: string;
                                errors?: {
                                    detail: string;
                                    pointer: string;
                                }[];
                                status: number;
                                title: string;
                                type: string;
                            };
                            /** @enum {string} */
                            status: "rejected";
                        })[];
                    };
                };
            };
            /** @description What became of each file. */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        images: ({
                            fileName: string;
                            /** Format: uuid */
                            id: string;
                            /** @enum {string} */
                            status: "accepted";
                        } | {
                            fileName: string;
                            /** Format: uuid */
                            id: string;
                            /** @enum {string} */
                            status: "duplicate";
                        } | {
                            fileName: string;
                            problem: {
                                code: string;
                                detail: string;
                                errors?: {
                                    detail: string;
                                    pointer: string;
                                }[];
                                status: number;
                                title: string;
                                type: string;
                            };
                            /** @enum {string} */
                            status: "rejected";
                        })[];
                    };
                };
            };
            /** @description A problem. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    ImagesController_get: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                collection: string;
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The image. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        bytes: number;
                        collection: string;
                        /** Format: date-time */
                        createdAt: string;
                        failure?: {
                            attempts: number;
                            code: string;
                            detail: string;
                        };
                        fileName: string;
                        flags: string[];
                        height: number | null;
                        /** Format: uuid */
                        id: string;
                        /**
                         * @description Filters do not see the latest metadata yet.
                         * @enum {string}
                         */
                        indexing?: "pending";
                        links: {
                            file: string;
                            self: string;
                            thumbnail: string;
                        };
                        mediaType: string;
                        /** @description Any JSON object. Keys that the collection declares as fields must have their type. */
                        metadata: {
                            [key: string]: unknown;
                        };
                        /** @description What to show until the picture is there: a ThumbHash in base64. Null until it is known, and of images that were indexed before there were any. */
                        placeholder: string | null;
                        sha256: string;
                        /** @enum {string} */
                        state: "pending" | "indexed" | "failed" | "deleted";
                        /** @description How probable each of the tags is. */
                        tagProbabilities: {
                            [key: string]: number;
                        };
                        tags: string[];
                        /** @description Share of the model’s background photos that are less typical; an image far below is flagged `atypical`. Null until known. */
                        typicality: number | null;
                        /** Format: date-time */
                        updatedAt: string;
                        width: number | null;
                    };
                };
            };
            /** @description A problem. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    ImagesController_delete: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                collection: string;
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The image is gone. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description A problem. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    ImagesController_change: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                collection: string;
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @description Merged into the present metadata (RFC 7396): null removes a key. */
                    metadata: {
                        [key: string]: unknown;
                    };
                };
            };
        };
        responses: {
            /** @description The image with its changed metadata. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        bytes: number;
                        collection: string;
                        /** Format: date-time */
                        createdAt: string;
                        failure?: {
                            attempts: number;
                            code: string;
                            detail: string;
                        };
                        fileName: string;
                        flags: string[];
                        height: number | null;
                        /** Format: uuid */
                        id: string;
                        /**
                         * @description Filters do not see the latest metadata yet.
                         * @enum {string}
                         */
                        indexing?: "pending";
                        links: {
                            file: string;
                            self: string;
                            thumbnail: string;
                        };
                        mediaType: string;
                        /** @description Any JSON object. Keys that the collection declares as fields must have their type. */
                        metadata: {
                            [key: string]: unknown;
                        };
                        /** @description What to show until the picture is there: a ThumbHash in base64. Null until it is known, and of images that were indexed before there were any. */
                        placeholder: string | null;
                        sha256: string;
                        /** @enum {string} */
                        state: "pending" | "indexed" | "failed" | "deleted";
                        /** @description How probable each of the tags is. */
                        tagProbabilities: {
                            [key: string]: number;
                        };
                        tags: string[];
                        /** @description Share of the model’s background photos that are less typical; an image far below is flagged `atypical`. Null until known. */
                        typicality: number | null;
                        /** Format: date-time */
                        updatedAt: string;
                        width: number | null;
                    };
                };
            };
            /** @description A problem. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    DecisionsController_list: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                collection: string;
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description What stands, and what was decided. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description The last hundred decisions, the newest first; also of policies that are gone. */
                        history: ({
                            /** @enum {string} */
                            action: "allow" | "flag" | "hide" | "reject";
                            /** Format: date-time */
                            at: string;
                            evidence: {
                                /** @description The allowed text that it is nearest to. */
                                allowed: {
                                    deviation: number;
                                    mean: number;
                                    /** @description Cosine. */
                                    similarity: number;
                                    /** @description (similarity − mean) ÷ deviation */
                                    standardised: number;
                                    text: string;
                                } | null;
                                /** @description The prohibited text that it is nearest to. */
                                prohibited: {
                                    deviation: number;
                                    mean: number;
                                    /** @description Cosine. */
                                    similarity: number;
                                    /** @description (similarity − mean) ÷ deviation */
                                    standardised: number;
                                    text: string;
                                };
                            };
                            /** @enum {string} */
                            madeBy: "machine";
                            policy: string;
                            probability: number;
                            threshold: number;
                        } | {
                            /**
                             * @description Null: the decision was taken back, and the machine decides again.
                             * @enum {string|null}
                             */
                            action: "allow" | "flag" | "hide" | "reject" | null;
                            /** Format: date-time */
                            at: string;
                            /** @description Null while no key was in use. */
                            keyName: string | null;
                            /** @enum {string} */
                            madeBy: "person";
                            note: string | null;
                            policy: string;
                        })[];
                        /** @description What stands under each policy that decided. */
                        items: {
                            /**
                             * @description What counts: the person’s where there is one.
                             * @enum {string}
                             */
                            action: "allow" | "flag" | "hide" | "reject";
                            /** @description Null where the policy never matched. */
                            machine: {
                                /** @enum {string} */
                                action: "allow" | "flag" | "hide" | "reject";
                                /** Format: date-time */
                                at: string;
                                evidence: {
                                    /** @description The allowed text that it is nearest to. */
                                    allowed: {
                                        deviation: number;
                                        mean: number;
                                        /** @description Cosine. */
                                        similarity: number;
                                        /** @description (similarity − mean) ÷ deviation */
                                        standardised: number;
                                        text: string;
                                    } | null;
                                    /** @description The prohibited text that it is nearest to. */
                                    prohibited: {
                                        deviation: number;
                                        mean: number;
                                        /** @description Cosine. */
                                        similarity: number;
                                        /** @description (similarity − mean) ÷ deviation */
                                        standardised: number;
                                        text: string;
                                    };
                                };
                                probability: number;
                                threshold: number;
                            } | null;
                            person: {
                                /**
                                 * @description Null: the decision was taken back, and the machine decides again.
                                 * @enum {string|null}
                                 */
                                action: "allow" | "flag" | "hide" | "reject" | null;
                                /** Format: date-time */
                                at: string;
                                /** @description Null while no key was in use. */
                                keyName: string | null;
                                note: string | null;
                            } | null;
                            policy: string;
                        }[];
                    };
                };
            };
            /** @description A problem. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    DecisionsController_override: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                collection: string;
                id: string;
                policy: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @enum {string} */
                    action: "allow" | "flag" | "hide";
                    note?: string;
                };
            };
        };
        responses: {
            /** @description What stands now. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /**
                         * @description What counts: the person’s where there is one.
                         * @enum {string}
                         */
                        action: "allow" | "flag" | "hide" | "reject";
                        /** @description Null where the policy never matched. */
                        machine: {
                            /** @enum {string} */
                            action: "allow" | "flag" | "hide" | "reject";
                            /** Format: date-time */
                            at: string;
                            evidence: {
                                /** @description The allowed text that it is nearest to. */
                                allowed: {
                                    deviation: number;
                                    mean: number;
                                    /** @description Cosine. */
                                    similarity: number;
                                    /** @description (similarity − mean) ÷ deviation */
                                    standardised: number;
                                    text: string;
                                } | null;
                                /** @description The prohibited text that it is nearest to. */
                                prohibited: {
                                    deviation: number;
                                    mean: number;
                                    /** @description Cosine. */
                                    similarity: number;
                                    /** @description (similarity − mean) ÷ deviation */
                                    standardised: number;
                                    text: string;
                                };
                            };
                            probability: number;
                            threshold: number;
                        } | null;
                        person: {
                            /**
                             * @description Null: the decision was taken back, and the machine decides again.
                             * @enum {string|null}
                             */
                            action: "allow" | "flag" | "hide" | "reject" | null;
                            /** Format: date-time */
                            at: string;
                            /** @description Null while no key was in use. */
                            keyName: string | null;
                            note: string | null;
                        } | null;
                        policy: string;
                    };
                };
            };
            /** @description A problem. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    DecisionsController_withdraw: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                collection: string;
                id: string;
                policy: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The machine decides. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description A problem. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    ImagesController_file: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                collection: string;
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The original, as an attachment. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "image/*": string;
                };
            };
            /** @description A problem. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    ImagesController_retry: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                collection: string;
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The image is pending again. */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        bytes: number;
                        collection: string;
                        /** Format: date-time */
                        createdAt: string;
                        failure?: {
                            attempts: number;
                            code: string;
                            detail: string;
                        };
                        fileName: string;
                        flags: string[];
                        height: number | null;
                        /** Format: uuid */
                        id: string;
                        /**
                         * @description Filters do not see the latest metadata yet.
                         * @enum {string}
                         */
                        indexing?: "pending";
                        links: {
                            file: string;
                            self: string;
                            thumbnail: string;
                        };
                        mediaType: string;
                        /** @description Any JSON object. Keys that the collection declares as fields must have their type. */
                        metadata: {
                            [key: string]: unknown;
                        };
                        /** @description What to show until the picture is there: a ThumbHash in base64. Null until it is known, and of images that were indexed before there were any. */
                        placeholder: string | null;
                        sha256: string;
                        /** @enum {string} */
                        state: "pending" | "indexed" | "failed" | "deleted";
                        /** @description How probable each of the tags is. */
                        tagProbabilities: {
                            [key: string]: number;
                        };
                        tags: string[];
                        /** @description Share of the model’s background photos that are less typical; an image far below is flagged `atypical`. Null until known. */
                        typicality: number | null;
                        /** Format: date-time */
                        updatedAt: string;
                        width: number | null;
                    };
                };
            };
            /** @description A problem. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    SearchController_similar: {
        parameters: {
            query?: {
                limit?: number;
            };
            header?: never;
            path: {
                collection: string;
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The nearest images. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        hits: {
                            fileName: string;
                            flags: string[];
                            height: number | null;
                            /** Format: uuid */
                            id: string;
                            /** @description Any JSON object. Keys that the collection declares as fields must have their type. */
                            metadata: {
                                [key: string]: unknown;
                            };
                            /** @description Whether it is the same picture, or hardly another. */
                            nearDuplicate: boolean;
                            /** @description What to show until the picture is there: a ThumbHash in base64. Null until it is known, and of images that were indexed before there were any. */
                            placeholder: string | null;
                            /** @description 1 is the best of this page. */
                            rank: number;
                            /** @description Cosine. */
                            similarity: number;
                            tags: string[];
                            thumbnailUrl: string;
                            /** @description Share of the model’s background photos that are less typical; an image far below is flagged `atypical`. Null until known. */
                            typicality: number | null;
                            width: number | null;
                        }[];
                        space: string;
                    };
                };
            };
            /** @description A problem. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    ImagesController_thumbnail: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                collection: string;
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A JPEG of at most 384 pixels a side. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "image/jpeg": string;
                };
            };
            /** @description A problem. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    ImagesController_retryFailed: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                collection: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @description Only images that failed with this code; without it, all that failed. */
                    code?: string;
                };
            };
        };
        responses: {
            /** @description How many images are pending again. */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description Images that are pending again. */
                        retried: number;
                    };
                };
            };
            /** @description A problem. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    LabelSetsController_list: {
        parameters: {
            query?: {
                /** @description The `nextCursor` of the page before. */
                cursor?: string;
                /** @description Items of a page, up to `MAX_LIMIT`. */
                limit?: number;
            };
            header?: never;
            path: {
                collection: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Label sets by name. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: {
                            contrast: string[];
                            /** Format: date-time */
                            createdAt: string;
                            cut: number;
                            labels: {
                                name: string;
                                phrases: string[];
                            }[];
                            name: string;
                            tagging: boolean;
                            templates: string[] | null;
                            /** Format: date-time */
                            updatedAt: string;
                        }[];
                        nextCursor?: string;
                    };
                };
            };
            /** @description A problem. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    LabelSetsController_get: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                collection: string;
                name: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The label set. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        contrast: string[];
                        /** Format: date-time */
                        createdAt: string;
                        cut: number;
                        labels: {
                            name: string;
                            phrases: string[];
                        }[];
                        name: string;
                        tagging: boolean;
                        templates: string[] | null;
                        /** Format: date-time */
                        updatedAt: string;
                    };
                };
            };
            /** @description A problem. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    LabelSetsController_put: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                collection: string;
                name: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /**
                     * @description What is mistaken for the labels. It takes probability, and is never a tag.
                     * @default []
                     */
                    contrast?: string[];
                    /**
                     * @description The least probability of a tag.
                     * @default 0.5
                     */
                    cut?: number;
                    labels: (string | {
                        name: string;
                        /** @description What the label says, instead of its name, in other words each. */
                        phrases: string[];
                    })[];
                    /**
                     * @description Whether images of the collection get the labels as tags.
                     * @default true
                     */
                    tagging?: boolean;
                    /**
                     * @description Templates that short labels are put into; null uses those of the collection.
                     * @default null
                     */
                    templates?: string[] | null;
                };
            };
        };
        responses: {
            /** @description No image has to be tagged again. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        contrast: string[];
                        /** Format: date-time */
                        createdAt: string;
                        cut: number;
                        /**
                         * Format: uuid
                         * @description The job in which images are tagged again; null when none has to be.
                         */
                        jobId: string | null;
                        labels: {
                            name: string;
                            phrases: string[];
                        }[];
                        name: string;
                        tagging: boolean;
                        templates: string[] | null;
                        /** Format: date-time */
                        updatedAt: string;
                    };
                };
            };
            /** @description Images are being tagged. */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        contrast: string[];
                        /** Format: date-time */
                        createdAt: string;
                        cut: number;
                        /**
                         * Format: uuid
                         * @description The job in which images are tagged again; null when none has to be.
                         */
                        jobId: string | null;
                        labels: {
                            name: string;
                            phrases: string[];
                        }[];
                        name: string;
                        tagging: boolean;
                        templates: string[] | null;
                        /** Format: date-time */
                        updatedAt: string;
                    };
                };
            };
            /** @description A problem. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    LabelSetsController_delete: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                collection: string;
                name: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description It is gone, its tags are going. */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: uuid */
                        jobId: string;
                    };
                };
            };
            /** @description It is gone, and there was no image with its tags. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description A problem. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    PoliciesController_list: {
        parameters: {
            query?: {
                /** @description The `nextCursor` of the page before. */
                cursor?: string;
                /** @description Items of a page, up to `MAX_LIMIT`. */
                limit?: number;
            };
            header?: never;
            path: {
                collection: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Policies by name. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: {
                            /** @enum {string} */
                            action: "flag" | "hide" | "reject";
                            allowed: string[];
                            /** Format: date-time */
                            createdAt: string;
                            name: string;
                            prohibited: string[];
                            threshold: number;
                            /** Format: date-time */
                            updatedAt: string;
                        }[];
                        nextCursor?: string;
                    };
                };
            };
            /** @description A problem. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    PoliciesController_get: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                collection: string;
                name: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The policy. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {string} */
                        action: "flag" | "hide" | "reject";
                        allowed: string[];
                        /** Format: date-time */
                        createdAt: string;
                        name: string;
                        prohibited: string[];
                        threshold: number;
                        /** Format: date-time */
                        updatedAt: string;
                    };
                };
            };
            /** @description A problem. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    PoliciesController_put: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                collection: string;
                name: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /**
                     * @description `flag` marks an image, `hide` shows it to moderators alone, `reject` fails it while it is indexed and hides it later.
                     * @default flag
                     * @enum {string}
                     */
                    action?: "flag" | "hide" | "reject";
                    /**
                     * @description What is mistaken for it and is allowed. Each makes the policy more precise.
                     * @default []
                     */
                    allowed?: string[];
                    /** @description What images may not show, in wordings of one thing. */
                    prohibited: string[];
                    /**
                     * @description The probability from which the policy matches.
                     * @default 0.7
                     */
                    threshold?: number;
                };
            };
        };
        responses: {
            /** @description No image has to be judged again. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {string} */
                        action: "flag" | "hide" | "reject";
                        allowed: string[];
                        /** Format: date-time */
                        createdAt: string;
                        /**
                         * Format: uuid
                         * @description The job in which images are judged again; null when none has to be.
                         */
                        jobId: string | null;
                        name: string;
                        prohibited: string[];
                        threshold: number;
                        /** Format: date-time */
                        updatedAt: string;
                    };
                };
            };
            /** @description Images are being judged. */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {string} */
                        action: "flag" | "hide" | "reject";
                        allowed: string[];
                        /** Format: date-time */
                        createdAt: string;
                        /**
                         * Format: uuid
                         * @description The job in which images are judged again; null when none has to be.
                         */
                        jobId: string | null;
                        name: string;
                        prohibited: string[];
                        threshold: number;
                        /** Format: date-time */
                        updatedAt: string;
                    };
                };
            };
            /** @description A problem. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    PoliciesController_delete: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                collection: string;
                name: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description It is gone, and images are being judged. */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: uuid */
                        jobId: string;
                    };
                };
            };
            /** @description It is gone, and there was no image to judge again. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description A problem. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    PoliciesController_dryRun: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                collection: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /**
                     * @description `flag` marks an image, `hide` shows it to moderators alone, `reject` fails it while it is indexed and hides it later.
                     * @default flag
                     * @enum {string}
                     */
                    action?: "flag" | "hide" | "reject";
                    /**
                     * @description What is mistaken for it and is allowed. Each makes the policy more precise.
                     * @default []
                     */
                    allowed?: string[];
                    /** @description The `nextCursor` of the answer before. */
                    cursor?: string;
                    /**
                     * @description Images to show on each side of the threshold.
                     * @default 5
                     */
                    examples?: number;
                    /** @description What images may not show, in wordings of one thing. */
                    prohibited: string[];
                    /**
                     * @description The probability from which the policy matches.
                     * @default 0.7
                     */
                    threshold?: number;
                };
            };
        };
        responses: {
            /** @description Counts, and the closest cases. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        examples: {
                            /** @description Just above the threshold, the nearest first. */
                            matched: {
                                evidence: {
                                    /** @description The allowed text that it is nearest to. */
                                    allowed: {
                                        deviation: number;
                                        mean: number;
                                        /** @description Cosine. */
                                        similarity: number;
                                        /** @description (similarity − mean) ÷ deviation */
                                        standardised: number;
                                        text: string;
                                    } | null;
                                    /** @description The prohibited text that it is nearest to. */
                                    prohibited: {
                                        deviation: number;
                                        mean: number;
                                        /** @description Cosine. */
                                        similarity: number;
                                        /** @description (similarity − mean) ÷ deviation */
                                        standardised: number;
                                        text: string;
                                    };
                                };
                                fileName: string;
                                /** Format: uuid */
                                id: string;
                                probability: number;
                                thumbnailUrl: string;
                            }[];
                            /** @description Just below the threshold, the nearest first. */
                            unmatched: {
                                evidence: {
                                    /** @description The allowed text that it is nearest to. */
                                    allowed: {
                                        deviation: number;
                                        mean: number;
                                        /** @description Cosine. */
                                        similarity: number;
                                        /** @description (similarity − mean) ÷ deviation */
                                        standardised: number;
                                        text: string;
                                    } | null;
                                    /** @description The prohibited text that it is nearest to. */
                                    prohibited: {
                                        deviation: number;
                                        mean: number;
                                        /** @description Cosine. */
                                        similarity: number;
                                        /** @description (similarity − mean) ÷ deviation */
                                        standardised: number;
                                        text: string;
                                    };
                                };
                                fileName: string;
                                /** Format: uuid */
                                id: string;
                                probability: number;
                                thumbnailUrl: string;
                            }[];
                        };
                        /** @description Images that were judged for this answer. */
                        judged: number;
                        /** @description Those of them that the policy would act on. */
                        matched: number;
                        /** @description Time was up: the rest is judged with this cursor, and added. */
                        nextCursor?: string;
                        /** @description Images of the collection, about. */
                        total: number;
                    };
                };
            };
            /** @description A problem. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    SearchController_searchByLink: {
        parameters: {
            query: {
                /** @description Whether pictures that look the same are one hit: the best of them, which counts the others. */
                collapseDuplicates?: "true" | "false";
                cursor?: string;
                limit?: number;
                /** @description A negative; may be repeated. */
                not?: string | string[];
                /** @description How every `not` works. */
                notMode?: "demote" | "exclude";
                q: string;
            };
            header?: never;
            path: {
                collection: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The best hits of the page. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        excluded: {
                            byNegative: {
                                count: number;
                                image?: {
                                    /** Format: uuid */
                                    id: string;
                                };
                                /** @description Null for an image. */
                                text: string | null;
                            }[];
                            /** @description Candidates that `exclude` dropped. */
                            count: number;
                        };
                        hits: {
                            /** @description Their ids, the best first; with `explain`. */
                            duplicateIds?: string[];
                            /** @description With `collapseDuplicates`: near-duplicates that the hit stands for. */
                            duplicates?: number;
                            /** @description score = composed − Σ colours.penalty − Σ negatives.penalty */
                            evidence?: {
                                clauses: {
                                    /** @description Standard deviation of those cosines. */
                                    deviation: number;
                                    /** @description Mean cosine of the text to the background sample. */
                                    mean: number;
                                    similarity: number;
                                    /** @description (similarity − mean) ÷ deviation */
                                    standardised: number;
                                    text: string;
                                }[];
                                colours: {
                                    /** @description Standard deviation of those cosines. */
                                    deviation: number;
                                    /** @description Mean cosine of the text to the background sample. */
                                    mean: number;
                                    /** @description strength × max(0, threshold − standardised) */
                                    penalty: number;
                                    similarity: number;
                                    /** @description (similarity − mean) ÷ deviation */
                                    standardised: number;
                                    strength: number;
                                    text: string;
                                    /** @description A margin above the most evident other colour. */
                                    threshold: number;
                                }[];
                                /** @description positive.standardised, blended with the soft minimum of the clauses. */
                                composed: number;
                                negatives: {
                                    /** @description Standard deviation of those cosines. */
                                    deviation: number;
                                    image?: {
                                        /** Format: uuid */
                                        id: string;
                                    };
                                    /** @description Mean cosine of the text to the background sample. */
                                    mean: number;
                                    /** @enum {string} */
                                    mode: "demote" | "exclude";
                                    /** @description weight × strength × max(0, standardised − threshold) */
                                    penalty: number;
                                    /** @description P(negative | image); null with the mode `demote`, and for an image. */
                                    probability: number | null;
                                    similarity: number;
                                    /** @description (similarity − mean) ÷ deviation */
                                    standardised: number;
                                    strength: number;
                                    /** @description Null for an image. */
                                    text: string | null;
                                    threshold: number;
                                    weight: number;
                                }[];
                                positive: {
                                    /** @description Standard deviation of those cosines. */
                                    deviation: number;
                                    /** @description Mean cosine of the text to the background sample. */
                                    mean: number;
                                    similarity: number;
                                    /** @description (similarity − mean) ÷ deviation */
                                    standardised: number;
                                };
                            };
                            fileName: string;
                            flags: string[];
                            height: number | null;
                            /** Format: uuid */
                            id: string;
                            /** @description Any JSON object. Keys that the collection declares as fields must have their type. */
                            metadata: {
                                [key: string]: unknown;
                            };
                            /** @description What to show until the picture is there: a ThumbHash in base64. Null until it is known, and of images that were indexed before there were any. */
                            placeholder: string | null;
                            /** @description P(the picture matches the positive); null without a calibration, or with a picture. */
                            probability: number | null;
                            /** @description 1 is the best of this page. */
                            rank: number;
                            /** @description Standardised units; hits are sorted by it. */
                            score: number;
                            /** @description Cosine. */
                            similarity: number;
                            tags: string[];
                            thumbnailUrl: string;
                            /** @description Share of the model’s background photos that are less typical; an image far below is flagged `atypical`. Null until known. */
                            typicality: number | null;
                            width: number | null;
                        }[];
                        nextCursor?: string;
                        query: {
                            clauses: string[];
                            negative: {
                                image?: {
                                    /** Format: uuid */
                                    id: string;
                                };
                                /** @enum {string} */
                                mode: "demote" | "exclude";
                                /** @description Null for an image. */
                                text: string | null;
                                weight: number;
                            }[];
                            notices: {
                                code: string;
                                message: string;
                                /** @description What to do about it. */
                                remedy: string;
                            }[];
                            positive: string | null;
                            truncated: boolean;
                        };
                        space: string;
                        tookMs: {
                            encode: number;
                            rank: number;
                            retrieve: number;
                            total: number;
                        };
                        /**
                         * @description Whether the hits show what was asked for. Null without a calibration, or with a picture.
                         * @enum {string|null}
                         */
                        verdict: "strong" | "weak" | "none" | null;
                    };
                };
            };
            /** @description A problem. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    SearchController_search: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                collection: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /**
                     * @description Whether pictures that look the same are one hit: the best of them, which counts the others.
                     * @default false
                     */
                    collapseDuplicates?: boolean;
                    /**
                     * @description Whether the parts of a prompt ("a cup on a table": cup, table) are also ranked by themselves, so that a picture must show all.
                     * @default false
                     */
                    compose?: boolean;
                    cursor?: string;
                    /**
                     * @description How much hits are to differ from each other: 0 not at all, 0.5 much. An answer with diversity is one page.
                     * @default 0
                     */
                    diversity?: number;
                    /**
                     * @description Whether hits carry their evidence.
                     * @default false
                     */
                    explain?: boolean;
                    filter?: components["schemas"]["Filter"];
                    /** @description A picture to search by, alone or beside `query`. */
                    image?: {
                        /** Format: uuid */
                        id: string;
                    } | {
                        base64: string;
                    };
                    /** @default 20 */
                    limit?: number;
                    /** @description Hits less probable than this are left out. */
                    minProbability?: number;
                    /**
                     * @description What they should not show, in words or as an image of the collection that they should not look like: `demote` lowers scores, `exclude` also drops images.
                     * @default []
                     */
                    negative?: (string | {
                        /**
                         * @default demote
                         * @enum {string}
                         */
                        mode?: "demote" | "exclude";
                        text: string;
                        /** @default 1 */
                        weight?: number;
                    } | {
                        image: {
                            /** Format: uuid */
                            id: string;
                        };
                        /**
                         * @default demote
                         * @enum {string}
                         */
                        mode?: "demote" | "exclude";
                        /** @default 1 */
                        weight?: number;
                    })[];
                    /**
                     * @description Whether "without …" in `query` is understood.
                     * @default true
                     */
                    parseNegation?: boolean;
                    /**
                     * @description Other wordings of `query`, averaged with it.
                     * @default []
                     */
                    phrasings?: (string | {
                        text: string;
                        /** @default 1 */
                        weight?: number;
                    })[];
                    /** @description What the pictures should show, in words. */
                    query?: string;
                };
            };
        };
        responses: {
            /** @description The best hits of the page. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        excluded: {
                            byNegative: {
                                count: number;
                                image?: {
                                    /** Format: uuid */
                                    id: string;
                                };
                                /** @description Null for an image. */
                                text: string | null;
                            }[];
                            /** @description Candidates that `exclude` dropped. */
                            count: number;
                        };
                        hits: {
                            /** @description Their ids, the best first; with `explain`. */
                            duplicateIds?: string[];
                            /** @description With `collapseDuplicates`: near-duplicates that the hit stands for. */
                            duplicates?: number;
                            /** @description score = composed − Σ colours.penalty − Σ negatives.penalty */
                            evidence?: {
                                clauses: {
                                    /** @description Standard deviation of those cosines. */
                                    deviation: number;
                                    /** @description Mean cosine of the text to the background sample. */
                                    mean: number;
                                    similarity: number;
                                    /** @description (similarity − mean) ÷ deviation */
                                    standardised: number;
                                    text: string;
                                }[];
                                colours: {
                                    /** @description Standard deviation of those cosines. */
                                    deviation: number;
                                    /** @description Mean cosine of the text to the background sample. */
                                    mean: number;
                                    /** @description strength × max(0, threshold − standardised) */
                                    penalty: number;
                                    similarity: number;
                                    /** @description (similarity − mean) ÷ deviation */
                                    standardised: number;
                                    strength: number;
                                    text: string;
                                    /** @description A margin above the most evident other colour. */
                                    threshold: number;
                                }[];
                                /** @description positive.standardised, blended with the soft minimum of the clauses. */
                                composed: number;
                                negatives: {
                                    /** @description Standard deviation of those cosines. */
                                    deviation: number;
                                    image?: {
                                        /** Format: uuid */
                                        id: string;
                                    };
                                    /** @description Mean cosine of the text to the background sample. */
                                    mean: number;
                                    /** @enum {string} */
                                    mode: "demote" | "exclude";
                                    /** @description weight × strength × max(0, standardised − threshold) */
                                    penalty: number;
                                    /** @description P(negative | image); null with the mode `demote`, and for an image. */
                                    probability: number | null;
                                    similarity: number;
                                    /** @description (similarity − mean) ÷ deviation */
                                    standardised: number;
                                    strength: number;
                                    /** @description Null for an image. */
                                    text: string | null;
                                    threshold: number;
                                    weight: number;
                                }[];
                                positive: {
                                    /** @description Standard deviation of those cosines. */
                                    deviation: number;
                                    /** @description Mean cosine of the text to the background sample. */
                                    mean: number;
                                    similarity: number;
                                    /** @description (similarity − mean) ÷ deviation */
                                    standardised: number;
                                };
                            };
                            fileName: string;
                            flags: string[];
                            height: number | null;
                            /** Format: uuid */
                            id: string;
                            /** @description Any JSON object. Keys that the collection declares as fields must have their type. */
                            metadata: {
                                [key: string]: unknown;
                            };
                            /** @description What to show until the picture is there: a ThumbHash in base64. Null until it is known, and of images that were indexed before there were any. */
                            placeholder: string | null;
                            /** @description P(the picture matches the positive); null without a calibration, or with a picture. */
                            probability: number | null;
                            /** @description 1 is the best of this page. */
                            rank: number;
                            /** @description Standardised units; hits are sorted by it. */
                            score: number;
                            /** @description Cosine. */
                            similarity: number;
                            tags: string[];
                            thumbnailUrl: string;
                            /** @description Share of the model’s background photos that are less typical; an image far below is flagged `atypical`. Null until known. */
                            typicality: number | null;
                            width: number | null;
                        }[];
                        nextCursor?: string;
                        query: {
                            clauses: string[];
                            negative: {
                                image?: {
                                    /** Format: uuid */
                                    id: string;
                                };
                                /** @enum {string} */
                                mode: "demote" | "exclude";
                                /** @description Null for an image. */
                                text: string | null;
                                weight: number;
                            }[];
                            notices: {
                                code: string;
                                message: string;
                                /** @description What to do about it. */
                                remedy: string;
                            }[];
                            positive: string | null;
                            truncated: boolean;
                        };
                        space: string;
                        tookMs: {
                            encode: number;
                            rank: number;
                            retrieve: number;
                            total: number;
                        };
                        /**
                         * @description Whether the hits show what was asked for. Null without a calibration, or with a picture.
                         * @enum {string|null}
                         */
                        verdict: "strong" | "weak" | "none" | null;
                    };
                };
            };
            /** @description A problem. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    ComparisonsController_request: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /**
                     * @description Repair what is found, too.
                     * @default false
                     */
                    repair?: boolean;
                };
            };
        };
        responses: {
            /** @description It begins soon. */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description The first that were found, by image id or blob key. */
                        examples: {
                            /** @enum {string} */
                            kind: "image_without_vector" | "image_without_original" | "image_without_thumbnail" | "vector_without_image" | "vector_with_old_payload" | "blob_without_image";
                            subject: string;
                        }[];
                        /** Format: date-time */
                        finishedAt: string | null;
                        /** @description How often each kind of disagreement was found. */
                        found: {
                            [key: string]: number;
                        };
                        /** Format: uuid */
                        id: string;
                        repair: boolean;
                        repaired: number;
                        /** Format: date-time */
                        requestedAt: string;
                        /** @enum {string} */
                        state: "waiting" | "running" | "finished";
                    };
                };
            };
            /** @description A problem. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    ComparisonsController_get: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description What it has found. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description The first that were found, by image id or blob key. */
                        examples: {
                            /** @enum {string} */
                            kind: "image_without_vector" | "image_without_original" | "image_without_thumbnail" | "vector_without_image" | "vector_with_old_payload" | "blob_without_image";
                            subject: string;
                        }[];
                        /** Format: date-time */
                        finishedAt: string | null;
                        /** @description How often each kind of disagreement was found. */
                        found: {
                            [key: string]: number;
                        };
                        /** Format: uuid */
                        id: string;
                        repair: boolean;
                        repaired: number;
                        /** Format: date-time */
                        requestedAt: string;
                        /** @enum {string} */
                        state: "waiting" | "running" | "finished";
                    };
                };
            };
            /** @description A problem. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    EmbeddingsController_embed: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @description No other than the model’s own. */
                    dimensions?: number;
                    /**
                     * @description `base64`: the numbers as 32-bit floats, little-endian.
                     * @default float
                     * @enum {string}
                     */
                    encoding_format?: "float" | "base64";
                    input: (string | {
                        image: {
                            base64: string;
                        };
                    }) | (string | {
                        image: {
                            base64: string;
                        };
                    })[];
                    /** @description The id of the model in use; `/v1/status` names it. */
                    model: string;
                    /**
                     * @description The negative prompt whose states come along with `token_states`; empty for the unconditional one.
                     * @default
                     */
                    negative?: string;
                    /**
                     * @description Whether the states of each text’s tokens are wanted too, as they condition image generators.
                     * @default false
                     */
                    token_states?: boolean;
                    /** @description Taken for compatibility, and not used. */
                    user?: string;
                };
            };
        };
        responses: {
            /** @description An embedding for each input. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: {
                            /** @description Of unit length: the dot product of two is their cosine. */
                            embedding: number[] | string;
                            index: number;
                            /** @enum {string} */
                            object: "embedding";
                            token_states?: {
                                /** @enum {string} */
                                dtype: "float32";
                                /** @description Tokens (the model’s limit, padding included) × numbers of a state. */
                                shape: (number)[];
                                /** @description Row after row. */
                                states: number[] | string;
                                /** @description Tokens of the text, the ends included; the others are padding. */
                                tokens: number;
                                truncated: boolean;
                            };
                            /** @description The text was longer than the model can read. */
                            truncated: boolean;
                        }[];
                        model: string;
                        negative_token_states?: {
                            /** @enum {string} */
                            dtype: "float32";
                            /** @description Tokens (the model’s limit, padding included) × numbers of a state. */
                            shape: (number)[];
                            /** @description Row after row. */
                            states: number[] | string;
                            /** @description Tokens of the text, the ends included; the others are padding. */
                            tokens: number;
                            truncated: boolean;
                        };
                        /** @enum {string} */
                        object: "list";
                        /** @description Tokens of the texts that were read; pictures have none. */
                        usage: {
                            prompt_tokens: number;
                            total_tokens: number;
                        };
                    };
                };
            };
            /** @description A problem. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    EventsController_listen: {
        parameters: {
            query?: {
                /** @description The collection to hear of; without it, all that the key may use. */
                collection?: string;
            };
            header?: {
                /** @description Go on after this event. */
                "last-event-id"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The stream. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/event-stream": unknown;
                };
            };
            /** @description A problem. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    JobsController_list: {
        parameters: {
            query?: {
                /** @description The `nextCursor` of the page before. */
                cursor?: string;
                /** @description Items of a page, up to `MAX_LIMIT`. */
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Jobs, the newest first. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: {
                            collection: string;
                            /** Format: date-time */
                            createdAt: string;
                            /** @description Images that are done. */
                            done: number;
                            /** @description Null when nothing can be said, or nothing is left. */
                            etaSeconds: number | null;
                            /** Format: date-time */
                            finishedAt: string | null;
                            /** Format: uuid */
                            id: string;
                            /** @enum {string} */
                            kind: "evaluation";
                            /** @description What holds the job up. It goes on by itself. */
                            problem?: {
                                code: string;
                                detail: string;
                            };
                            /** @description Images per second, since the job began. */
                            rate: number;
                            /** Format: date-time */
                            startedAt: string | null;
                            /**
                             * @description `superseded`: a newer job does the work.
                             * @enum {string}
                             */
                            state: "waiting" | "running" | "finished" | "superseded";
                            total: number;
                            /** Format: date-time */
                            updatedAt: string;
                        }[];
                        nextCursor?: string;
                    };
                };
            };
            /** @description A problem. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    JobsController_get: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The job. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        collection: string;
                        /** Format: date-time */
                        createdAt: string;
                        /** @description Images that are done. */
                        done: number;
                        /** @description Null when nothing can be said, or nothing is left. */
                        etaSeconds: number | null;
                        /** Format: date-time */
                        finishedAt: string | null;
                        /** Format: uuid */
                        id: string;
                        /** @enum {string} */
                        kind: "evaluation";
                        /** @description What holds the job up. It goes on by itself. */
                        problem?: {
                            code: string;
                            detail: string;
                        };
                        /** @description Images per second, since the job began. */
                        rate: number;
                        /** Format: date-time */
                        startedAt: string | null;
                        /**
                         * @description `superseded`: a newer job does the work.
                         * @enum {string}
                         */
                        state: "waiting" | "running" | "finished" | "superseded";
                        total: number;
                        /** Format: date-time */
                        updatedAt: string;
                    };
                };
            };
            /** @description A problem. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    KeysController_list: {
        parameters: {
            query?: {
                /** @description The `nextCursor` of the page before. */
                cursor?: string;
                /** @description Items of a page, up to `MAX_LIMIT`. */
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Keys, the newest first; never their secrets. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: {
                            collections: string[] | null;
                            /** Format: date-time */
                            createdAt: string;
                            /** Format: uuid */
                            id: string;
                            /**
                             * Format: date-time
                             * @description To the minute.
                             */
                            lastUsedAt: string | null;
                            name: string;
                            /** Format: date-time */
                            revokedAt: string | null;
                            scopes: ("search" | "write" | "moderate" | "admin")[];
                        }[];
                        nextCursor?: string;
                    };
                };
            };
            /** @description A problem. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    KeysController_create: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /**
                     * @description The collections that the key is limited to; null for all.
                     * @default null
                     */
                    collections?: string[] | null;
                    name: string;
                    /** @description `admin` implies all, the others nothing. */
                    scopes: ("search" | "write" | "moderate" | "admin")[];
                };
            };
        };
        responses: {
            /** @description The new key, with its secret. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        collections: string[] | null;
                        /** Format: date-time */
                        createdAt: string;
                        /** Format: uuid */
                        id: string;
                        /** @description The secret. It is shown this once. */
                        key: string;
                        /**
                         * Format: date-time
                         * @description To the minute.
                         */
                        lastUsedAt: string | null;
                        name: string;
                        /** Format: date-time */
                        revokedAt: string | null;
                        scopes: ("search" | "write" | "moderate" | "admin")[];
                    };
                };
            };
            /** @description A problem. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    KeysController_revoke: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The key works no more. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description A problem. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    KeysController_rotate: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The key with its new secret; the old one ended. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        collections: string[] | null;
                        /** Format: date-time */
                        createdAt: string;
                        /** Format: uuid */
                        id: string;
                        /** @description The secret. It is shown this once. */
                        key: string;
                        /**
                         * Format: date-time
                         * @description To the minute.
                         */
                        lastUsedAt: string | null;
                        name: string;
                        /** Format: date-time */
                        revokedAt: string | null;
                        scopes: ("search" | "write" | "moderate" | "admin")[];
                    };
                };
            };
            /** @description A problem. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    KeysController_current: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description What the key of this request may do. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        collections: string[] | null;
                        /**
                         * Format: uuid
                         * @description Null for the key of the environment, and without a key.
                         */
                        id: string | null;
                        /** @description Null while no key is in use. */
                        name: string | null;
                        scopes: ("search" | "write" | "moderate" | "admin")[];
                    };
                };
            };
            /** @description A problem. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    ModerateController_moderate: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /**
                     * @description The collection whose templates are used, and whose images an `id` names.
                     * @default default
                     */
                    collection?: string;
                    /** @description Instead of `policies`, one to try. */
                    draft?: {
                        /**
                         * @description `flag` marks an image, `hide` shows it to moderators alone, `reject` fails it while it is indexed and hides it later.
                         * @default flag
                         * @enum {string}
                         */
                        action?: "flag" | "hide" | "reject";
                        /**
                         * @description What is mistaken for it and is allowed. Each makes the policy more precise.
                         * @default []
                         */
                        allowed?: string[];
                        /** @description What images may not show, in wordings of one thing. */
                        prohibited: string[];
                        /**
                         * @description The probability from which the policy matches.
                         * @default 0.7
                         */
                        threshold?: number;
                    };
                    image?: components["schemas"]["RequestImage"];
                    /** @description Names of policies of the collection; all, without it. */
                    policies?: string[];
                    /** @description Instead of an image. Judged much more roughly. */
                    text?: string;
                };
            };
        };
        responses: {
            /** @description What each policy says. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        notices: {
                            code: string;
                            message: string;
                            remedy: string;
                        }[];
                        policies: {
                            /**
                             * @description What the policy does where it matches.
                             * @enum {string}
                             */
                            action: "flag" | "hide" | "reject";
                            evidence: {
                                /** @description The allowed text that it is nearest to. */
                                allowed: {
                                    deviation: number;
                                    mean: number;
                                    /** @description Cosine. */
                                    similarity: number;
                                    /** @description (similarity − mean) ÷ deviation */
                                    standardised: number;
                                    text: string;
                                } | null;
                                /** @description The prohibited text that it is nearest to. */
                                prohibited: {
                                    deviation: number;
                                    mean: number;
                                    /** @description Cosine. */
                                    similarity: number;
                                    /** @description (similarity − mean) ÷ deviation */
                                    standardised: number;
                                    text: string;
                                };
                            };
                            matched: boolean;
                            /** @description Null for the `draft`. */
                            policy: string | null;
                            probability: number;
                            threshold: number;
                        }[];
                        space: string;
                    };
                };
            };
            /** @description A problem. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    ZeroShotController_compare: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /**
                     * @description The collection whose templates are used, and whose images an `id` names.
                     * @default default
                     */
                    collection?: string;
                    images: components["schemas"]["RequestImage"][];
                    texts: string[];
                };
            };
        };
        responses: {
            /** @description Each picture with each text. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description In the order of the texts. */
                        best: {
                            /** @description Index of the image that matches it best. */
                            image: number;
                            probability: number | null;
                            similarity: number;
                            text: string;
                        }[];
                        notices: {
                            code: string;
                            message: string;
                            remedy: string;
                        }[];
                        /** @description P(the image matches the text), each by itself, among the images of this request. Null without a calibration. */
                        probabilities: number[][] | null;
                        /** @description Cosines: a row an image, a column a text. */
                        similarities: number[][];
                        space: string;
                    };
                };
            };
            /** @description A problem. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    StatusController_getStatus: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description What the service is doing. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description The last full comparison of catalog, vectors and blobs; null before the first. */
                        comparison: {
                            /** Format: date-time */
                            finishedAt: string | null;
                            /** @description How often each kind of disagreement was found. */
                            found: {
                                [key: string]: number;
                            };
                            /** Format: uuid */
                            id: string;
                            repair: boolean;
                            repaired: number;
                        } | null;
                        images: {
                            failed: number;
                            indexed: number;
                            pending: number;
                        };
                        /** @description Null when nothing is pending. */
                        indexing: {
                            etaSeconds: number | null;
                            ratePerSecond: number;
                        } | null;
                        /** @description The most that one request may have, as the settings say. */
                        limits: {
                            fileBytes: number;
                            filesPerRequest: number;
                            /** @description Hits or list items of one answer. */
                            items: number;
                            mediaTypes: ("image/jpeg" | "image/png" | "image/webp" | "image/gif" | "image/avif" | "image/heic")[];
                            negatives: number;
                            promptCharacters: number;
                        };
                        model: {
                            dimension: number;
                            id: string;
                            space: string;
                            version: string;
                        };
                        /** @enum {string} */
                        state: "ready" | "indexing" | "degraded";
                        stores: {
                            blobStore: {
                                kind: string;
                                ok: boolean;
                            };
                            catalog: {
                                kind: string;
                                ok: boolean;
                            };
                            queue: {
                                kind: string;
                                ok: boolean;
                            };
                            vectorStore: {
                                kind: string;
                                ok: boolean;
                            };
                        };
                    };
                };
            };
            /** @description A problem. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    StatusController_getThroughput: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Images that were indexed or failed in each minute of the last hour, the latest last. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: {
                            /**
                             * Format: date-time
                             * @description When the minute began.
                             */
                            at: string;
                            failed: number;
                            indexed: number;
                        }[];
                    };
                };
            };
            /** @description A problem. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
}
