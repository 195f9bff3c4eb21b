// The shape that the shell's generated bindings have; the generated file takes this one's place.
import { type Channel, invoke as __TAURI_INVOKE } from "@tauri-apps/api/core";

/** Commands */
export const commands = {
	storeStatus: () => typedError<StoreStatus | null, IpcError>(__TAURI_INVOKE("store_status")),
	storeRecent: () => typedError<{ path: string; name: string; openedAt: string }[], IpcError>(__TAURI_INVOKE("store_recent")),
	storeOpenDemo: () => typedError<StoreStatus, IpcError>(__TAURI_INVOKE("store_open_demo")),
	storeResetDemo: () => typedError<StoreStatus, IpcError>(__TAURI_INVOKE("store_reset_demo")),
	storeCreate: (facts: StoreFacts, path: string|null) => typedError<StoreStatus, IpcError>(__TAURI_INVOKE("store_create", { facts, path })),
	storeOpen: (path: string) => typedError<StoreStatus, IpcError>(__TAURI_INVOKE("store_open", { path })),
	storeClose: () => typedError<null, IpcError>(__TAURI_INVOKE("store_close")),
	storeUpdate: (facts: StoreFacts) => typedError<StoreStatus, IpcError>(__TAURI_INVOKE("store_update", { facts })),
	draftGet: () => typedError<Draft, IpcError>(__TAURI_INVOKE("draft_get")),
	draftEdit: (label: string, changes: EntityChange[]) => typedError<Draft, IpcError>(__TAURI_INVOKE("draft_edit", { label, changes })),
	draftUndo: () => typedError<{ draft: Draft; label: string }, IpcError>(__TAURI_INVOKE("draft_undo")),
	draftRedo: () => typedError<{ draft: Draft; label: string }, IpcError>(__TAURI_INVOKE("draft_redo")),
	draftImport: (path: string) => typedError<Draft, IpcError>(__TAURI_INVOKE("draft_import", { path })),
	draftExport: (path: string) => typedError<null, IpcError>(__TAURI_INVOKE("draft_export", { path })),
	ruleCheck: (rule: Rule) => typedError<{ findings: Finding[]; words: RuleWords }, IpcError>(__TAURI_INVOKE("rule_check", { rule })),
	rulesList: () => typedError<RuleRow[], IpcError>(__TAURI_INVOKE("rules_list")),
	pagesIndex: () => typedError<PageIndex, IpcError>(__TAURI_INVOKE("pages_index")),
	lanesRank: (page: string, segments: string[], at: string|null, from: number, size: number, sort: string|null, against: "published"|"none") => typedError<Lanes, IpcError>(__TAURI_INVOKE("lanes_rank", { page, segments, at, from, size, sort, against })),
	productGet: (id: string) => typedError<ProductDetail, IpcError>(__TAURI_INVOKE("product_get", { id })),
	productWhy: (page: string, segments: string[], at: string|null, id: string) => typedError<Why[], IpcError>(__TAURI_INVOKE("product_why", { page, segments, at, id })),
	pageRules: (page: string, segments: string[], at: string|null) => typedError<PageRule[], IpcError>(__TAURI_INVOKE("page_rules", { page, segments, at })),
	draftEffect: (page: string, segments: string[], at: string|null, changes: EntityChange[], product: string|null) => typedError<{ effects: Effect[]; sentence: string; warning: string|null }, IpcError>(__TAURI_INVOKE("draft_effect", { page, segments, at, changes, product })),
	segmentTest: (shopper: Shopper) => typedError<{ segment: string; reasons: { segment: string; matches: boolean; words: string }[] }, IpcError>(__TAURI_INVOKE("segment_test", { shopper })),
	catalogQuery: (text: string, filter: Predicate|null, sort: CatalogSort|null, from: number, size: number) => typedError<{ total: number; rows: CatalogRow[] }, IpcError>(__TAURI_INVOKE("catalog_query", { text, filter, sort, from, size })),
	fieldsList: () => typedError<{ product: FieldInfo[]; shopper: FieldInfo[] }, IpcError>(__TAURI_INVOKE("fields_list")),
	predicateCount: (filter: Predicate) => typedError<{ products: number; words: string }, IpcError>(__TAURI_INVOKE("predicate_count", { filter })),
	importInspect: (path: string, overrides: ImportMapping|null) => typedError<ImportInspection, IpcError>(__TAURI_INVOKE("import_inspect", { path, overrides })),
	importCheck: (path: string, mapping: ImportMapping, progress: Channel<ImportProgress>) => typedError<ImportSummary, IpcError>(__TAURI_INVOKE("import_check", { path, mapping, progress })),
	importRun: (path: string, mapping: ImportMapping, progress: Channel<ImportProgress>) => typedError<ImportSummary, IpcError>(__TAURI_INVOKE("import_run", { path, mapping, progress })),
	importCancel: () => typedError<null, IpcError>(__TAURI_INVOKE("import_cancel")),
	importSaveRejects: (path: string) => typedError<number, IpcError>(__TAURI_INVOKE("import_save_rejects", { path })),
	environmentsList: () => typedError<Environment[], IpcError>(__TAURI_INVOKE("environments_list")),
	environmentSave: (name: string, url: string|null, previousName: string|null) => typedError<Environment[], IpcError>(__TAURI_INVOKE("environment_save", { name, url, previousName })),
	environmentRemove: (name: string) => typedError<Environment[], IpcError>(__TAURI_INVOKE("environment_remove", { name })),
	environmentSetToken: (name: string, token: string|null) => typedError<null, IpcError>(__TAURI_INVOKE("environment_set_token", { name, token })),
	environmentStatus: (name: string) => typedError<EnvironmentStatus, IpcError>(__TAURI_INVOKE("environment_status", { name })),
	reviewGet: (environment: string) => typedError<{ against: { revision: number; publishedAt: string }|null; changes: ChangeWords[]; findings: { pointer: string; reason: string; entity: EntityKind|null; id: string|null; name: string|null }[]; warnings: { rule: string; name: string; text: string }[] }, IpcError>(__TAURI_INVOKE("review_get", { environment })),
	draftDiscard: (kind: EntityKind, id: string, environment: string) => typedError<Draft, IpcError>(__TAURI_INVOKE("draft_discard", { kind, id, environment })),
	publishRun: (environment: string, note: string, author: string, pushCatalog: boolean, overwriteEtag: string|null, progress: Channel<PublishProgress>) => typedError<Published, IpcError>(__TAURI_INVOKE("publish_run", { environment, note, author, pushCatalog, overwriteEtag, progress })),
	verifyRun: (environment: string, asks: number, progress: Channel<PublishProgress>) => typedError<VerifyReport, IpcError>(__TAURI_INVOKE("verify_run", { environment, asks, progress })),
	environmentHistory: (environment: string) => typedError<{ revision: number; etag: string; publishedAt: string; publishedBy: string|null; note: string|null }[], IpcError>(__TAURI_INVOKE("environment_history", { environment })),
	revisionRestore: (environment: string, revision: number) => typedError<Published, IpcError>(__TAURI_INVOKE("revision_restore", { environment, revision })),
	revisionGet: (environment: string, revision: number) => typedError<{ changes: ChangeWords[] /* against the draft */ }, IpcError>(__TAURI_INVOKE("revision_get", { environment, revision })),
	shopOpen: (environment: string, page: string|null, segment: string|null, at: string|null) => typedError<null, IpcError>(__TAURI_INVOKE("shop_open", { environment, page, segment, at })),
	preferencesGet: () => typedError<Preferences, IpcError>(__TAURI_INVOKE("preferences_get")),
	preferencesSet: (preferences: Preferences) => typedError<Preferences, IpcError>(__TAURI_INVOKE("preferences_set", { preferences })),
};

/** Types */
export type Scalar = string | number | boolean;
export type Predicate =
  | { all: Predicate[] } | { any: Predicate[] } | { not: Predicate }
  | { field: string; is: Scalar } | { field: string; in: Scalar[] }
  | { field: string; gt?: number|string; gte?: number|string; lt?: number|string; lte?: number|string }
  | { field: string; under: string } | { field: string; within_days: number } | { field: string; known: boolean }
  | { products: string[] };
export type PagePattern = { category: string; subtree?: boolean } | { collection: string } | { search: { is: string } | { contains: string } } | { placement: string };
export type Weekday = "mon"|"tue"|"wed"|"thu"|"fri"|"sat"|"sun";
export type Schedule = { from?: string; until?: string; weekly?: { days: Weekday[]; from: string; until: string } };
export type Action =
  | { type: "pin"; product: string; position: number }
  | { type: "hide"; products: Predicate } | { type: "only"; products: Predicate }
  | { type: "boost"; products: Predicate; points: number } | { type: "bury"; products: Predicate; points: number }
  | { type: "top"; products: Predicate } | { type: "bottom"; products: Predicate }
  | { type: "score"; field: string; weight: number; levels: number[] }
  | { type: "formula"; formula: string }
  | { type: "margin_floor"; min_bp: number; below: "hide"|"bottom" }
  | { type: "out_of_stock"; then: "hide"|"bottom" }
  | { type: "low_stock"; below: number; points: number } | { type: "overstock"; cover_days: number; points: number }
  | { type: "max_per"; field: string; count: number; window: number };
export type Rule = { id: string; name: string; enabled?: boolean; priority?: number; pages?: PagePattern[]; segments?: string[]; schedule?: Schedule|null; action: Action };
export type Segment = { id: string; name: string; when: Predicate };
export type Collection = { id: string; name: string; products: Predicate };
export type FormulaTerm = { field: string; weight: number; levels: number[] };
export type Formula = { id: string; name: string; terms: FormulaTerm[]; then_by?: { field: string; order: "asc"|"desc" }[] };
export type StoreFacts = { name: string; currency: string; time_zone: string; metrics_days: number };
export type RuleSetDocument = { format: string; store: StoreFacts; segments: Segment[]; collections: Collection[]; formulas: Formula[]; rules: Rule[] };
export type Finding = { pointer: string; reason: string };
export type IpcError =
  | { kind: "noStore" } | { kind: "invalid"; findings: Finding[] } | { kind: "notFound"; what: string }
  | { kind: "file"; path: string; reason: string } | { kind: "notATable"; path: string; reason: string }
  | { kind: "conflict"; environment: string; currentEtag: string; revision: number; publishedAt: string; publishedBy: string|null; note: string|null }
  | { kind: "engineAway"; environment: string; reason: string } | { kind: "engineRefused"; environment: string; reason: string; findings: Finding[] }
  | { kind: "unauthorized"; environment: string } | { kind: "keyring"; reason: string } | { kind: "cancelled" } | { kind: "storage"; reason: string };
export type StoreStatus = { path: string; isDemo: boolean; facts: StoreFacts; currencyDigits: number; products: number; generation: string;
  draftVersion: number; undo: string|null; redo: string|null; changes: number /* against last published anywhere, or all */; findings: number; localGateway: string|null /* base URL */ };
export type Draft = { version: number; document: RuleSetDocument; findings: Finding[]; changed: { kind: EntityKind; id: string }[] /* differs from last published */ };
export type EntityKind = "rule"|"segment"|"collection"|"formula";
export type EntityChange =
  | { op: "putRule"; rule: Rule; index: number|null } | { op: "putSegment"; segment: Segment; index: number|null }
  | { op: "putCollection"; collection: Collection; index: number|null } | { op: "putFormula"; formula: Formula; index: number|null }   // index null: keep the place, or last if new
  | { op: "remove"; entity: EntityKind; id: string };
export type RuleWords = { action: string; scope: string; when: string };
export type RuleRow = { id: string; words: RuleWords; products: number|null /* products its predicate selects now */; state: "active"|"off"|"scheduled"|"over"; findings: Finding[] };
export type CategoryNode = { path: string; name: string; products: number; rules: number; changed: boolean; children: CategoryNode[] };
export type PageEntry = { page: string; name: string; products: number|null; rules: number; changed: boolean };
export type PageIndex = { categories: CategoryNode[]; collections: PageEntry[]; searches: PageEntry[]; placements: PageEntry[]; pages: number };
export type LaneRow = { id: string; position: number; pinned: boolean; tier: number; points: number; title: string|null; brand: string|null; imageUrl: string|null;
  price: number|null; listPrice: number|null; marginBp: number|null; stock: number|null; lowStock: boolean; soldOut: boolean;
  adjust: number /* net of boosts and buries (rules), not the formula */; move: { kind: "same" } | { kind: "up"; places: number } | { kind: "down"; places: number } | { kind: "arrived" } | { kind: "none" } /* nothing published to compare with */ };
export type LaneFigures = { places: number; marginBp: number|null; coverDays: number|null; inStock: number; stockKnown: number; brands: number };
export type Lane = { segment: string; name: string; total: number; figures: LaneFigures; baseline: LaneFigures|null; hiddenBy: { rule: string; name: string; products: number }[] /* only when total is 0 */; rows: LaneRow[] };
export type Lanes = { page: string; at: string; draftVersion: number; generation: string; lanes: Lane[] };
export type ProductDetail = { id: string; title: string|null; brand: string|null; imageUrl: string|null; categories: string[]; tags: string[];
  fields: { field: string; value: number|null }[] /* all integer and derived fields */; launched: string|null; attributes: { name: string; value: Scalar|string[] }[] };
export type Contribution = { label: string; kind: "formula"|"rule"|"relevance"; rule: string|null; points: number; note: string|null };
export type Why = { segment: string; shown: boolean; position: number|null; pinned: boolean; tier: number; points: number; contributions: Contribution[]; tierRules: string[]; pin: { rule: string; asked: number }|null; maxPer: string[]; withoutMaxPer: number|null; because: string[] /* rules that hide it */; sentence: string };
export type PageRule = { id: string; name: string; words: RuleWords; enabled: boolean; actionType: string; segments: string[] /* of the asked lanes where it matches */; activeNow: boolean; inherited: boolean; changed: boolean; products: number|null; warning: string|null };
export type Effect = { segment: string; from: number|null; to: number|null; moved: number; marginBefore: number|null; marginAfter: number|null };
export type Shopper = { [field: string]: number|string|string[]|{ [trait: string]: Scalar|string[] } };   // contract's flat object with traits
export type CatalogSort = { field: string; order: "asc"|"desc" };
export type CatalogRow = { id: string; title: string|null; brand: string|null; category: string|null; imageUrl: string|null; price: number|null; listPrice: number|null; cost: number|null; marginBp: number|null; stock: number|null; coverDays: number|null; unitsSold: number|null; rating: number|null; launched: string|null };
export type FieldInfo = { field: string; label: string; type: "text"|"integer"|"money"|"basisPoints"|"days"|"hundredths"|"date"|"list"|"paths"|"any"; values: string[] /* most frequent, for suggestions, ≤ 50 */ };
export type ImportColumn = { index: number; name: string; samples: string[]; filled: number; field: string|null /* "id","title",…,"attr.X", null = leave out */; confidence: number /* 0..100 */; why: string };
export type ImportMapping = { format: "csv"|"ndjson"; encoding: string; delimiter: string; headerRow: number /* 0-based line; -1 none */; decimals: "point"|"comma"; dateOrder: "ymd"|"dmy"|"mdy"; listSeparator: string; pathSeparator: string; shopify: boolean; columns: { index: number; name: string; field: string|null }[]; categoryColumns: number[] /* joined into one path, in order */; mode: "replace"|"upsert" };
export type ImportInspection = { path: string; fileName: string; bytes: number; rows: number; rowsExact: boolean; encodingWords: string; delimiterWords: string; mapping: ImportMapping; columns: ImportColumn[]; warnings: string[] };
export type ImportReject = { line: number; column: string; value: string; reason: string };
export type ImportSummary = { rowsRead: number; imported: number; created: number; changed: number; same: number; removed: number; rejected: number; rejects: ImportReject[] /* first 500 */; millis: number };
export type ImportProgress = { phase: "reading"|"saving"; done: number; total: number; rate: number; secondsLeft: number|null; rejected: number };
export type ChangeWords = { kind: EntityKind|"store"; id: string; name: string; what: "added"|"removed"|"changed"|"moved"; sentence: string; details: string[] /* field: was → is */; area: string /* page or "Segments", "Formulas"… */ };
export type Environment = { name: string; url: string|null /* null: the local gateway */; hasToken: boolean };
export type EnvironmentStatus = { name: string; reachable: boolean; reason: string|null; engine: string|null; version: string|null; products: number|null; revision: number|null; etag: string|null; publishedAt: string|null; publishedBy: string|null; inStep: boolean /* live etag equals what we last published */; catalogInStep: boolean; lastVerified: { at: string; asks: number; differ: number }|null };
export type PublishProgress = { step: "catalog"|"rules"|"readBack"|"verify"; done: number; total: number };
export type Difference = { page: string; segment: string; at: string; position: number; preview: string|null; live: string|null; words: string };
export type VerifyReport = { asks: number; equal: number; differences: Difference[]; at: string };
export type Published = { environment: string; revision: number; etag: string; unchanged: boolean; verify: VerifyReport; shopUrl: string };
export type Preferences = { theme: "system"|"light"|"dark"; author: string };

/* Runtime */
async function typedError<T, E>(result: Promise<T>): Promise<{ status: "ok"; data: T } | { status: "error"; error: E }> {
	try {
		return { status: "ok", data: await result };
	} catch (e) {
		if (e instanceof Error) throw e;
		return { status: "error", error: e as E };
	}
}
