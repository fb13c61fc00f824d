// Values become a Word document by carbone. Run as: carbone.mjs TEMPLATE VALUES DOCUMENT
import fs from "node:fs";
import carbone from "carbone";

const [template, values, document] = process.argv.slice(2);
carbone.render(template, JSON.parse(fs.readFileSync(values, "utf8")), (error, made) => {
  if (error) throw error;
  fs.writeFileSync(document, made);
  process.exit(0);
});
