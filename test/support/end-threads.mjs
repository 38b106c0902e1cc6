// Ends each thread of a program but its first at what it is sent: node --import ./test/support/end-threads.mjs program.js
import process from "node:process";
import { isMainThread, parentPort } from "node:worker_threads";

// In a thread of its own, this ends the thread.
if (!isMainThread) parentPort?.once("message", () => process.exit(7));
