import java.io.File;
import java.io.InputStream;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider;
import org.verapdf.pdfa.Foundries;
import org.verapdf.pdfa.PDFAParser;
import org.verapdf.pdfa.PDFAValidator;
import org.verapdf.pdfa.flavours.PDFAFlavour;
import org.verapdf.pdfa.results.TestAssertion;
import org.verapdf.pdfa.results.ValidationResult;
import org.verapdf.pdfa.validation.profiles.Profiles;
import org.verapdf.pdfa.validation.profiles.ValidationProfile;

/**
 * Judges PDF files by veraPDF: prints a line for each file and standard, and each failed rule.
 * Arguments: standards with commas ("3a,ua1"), then files. Exit code 0 when all pass.
 */
public class VeraCheck {
    private static final int MOST_FAILURES = 100;

    public static void main(String[] arguments) throws Exception {
        Logger.getLogger("").setLevel(Level.OFF);
        VeraGreenfieldFoundryProvider.initialise();
        boolean allPass = true;
        for (int at = 1; at < arguments.length; at++) {
            for (String standard : arguments[0].split(",")) {
                allPass &= passes(new File(arguments[at]), standard);
            }
        }
        System.exit(allPass ? 0 : 1);
    }

    private static boolean passes(File file, String standard) throws Exception {
        PDFAFlavour flavour = PDFAFlavour.fromString(standard);
        try (PDFAParser parser = Foundries.defaultInstance().createParser(file, flavour)) {
            PDFAValidator validator = Foundries.defaultInstance()
                .createValidator(profile(standard), MOST_FAILURES, false, false, false);
            ValidationResult result = validator.validate(parser);
            String verdict = result.isCompliant() ? "PASS" : "FAIL";
            System.out.println(verdict + " " + standard + " " + file.getName());
            for (TestAssertion failure : result.getTestAssertions()) {
                System.out.println("  " + failure.getRuleId().getClause() + "-"
                    + failure.getRuleId().getTestNumber() + " " + failure.getMessage()
                    + " at " + failure.getLocation().getContext());
            }
            return result.isCompliant();
        }
    }

    /** The profile is read by hand: the folder of profiles comes up empty in the shaded jar. */
    private static ValidationProfile profile(String standard) throws Exception {
        String name = standard.startsWith("ua")
            ? "PDFUA-" + standard.substring(2) : "PDFA-" + standard.toUpperCase();
        String path = "/org/verapdf/pdfa/validation/" + name + ".xml";
        try (InputStream stream = Foundries.class.getResourceAsStream(path)) {
            return Profiles.profileFromXml(stream);
        }
    }
}
