import { judgeFaultsOf } from "./judge-faults.ts";

// In two files, so that two cores share the work.
judgeFaultsOf((kind) => kind === "deployment-plan");
