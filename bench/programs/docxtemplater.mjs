// Values become a Word document by docxtemplater. Run as: docxtemplater.mjs TEMPLATE VALUES DOCUMENT
import fs from "node:fs";
import Docxtemplater from "docxtemplater";
import PizZip from "pizzip";

const [template, values, document] = process.argv.slice(2);
const made = new Docxtemplater(new PizZip(fs.readFileSync(template)), { paragraphLoop: true });
made.render(JSON.parse(fs.readFileSync(values, "utf8")));
fs.writeFileSync(document, made.getZip().generate({ type: "nodebuffer", compression: "DEFLATE" }));
