package io.allocation.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.GeneralCodingRules.NO_CLASSES_SHOULD_ACCESS_STANDARD_STREAMS;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.AccessTarget.MethodCallTarget;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaMethodCall;
import com.tngtech.archunit.core.domain.JavaPackage;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.core.importer.Location;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import io.allocation.domain.AllocationException;
import java.time.Clock;
import java.util.Date;
import java.util.List;
import org.jspecify.annotations.NullMarked;

/** The architecture as rules: dependencies point inward only, adapters -> ports -> domain. */
@AnalyzeClasses(
        packages = "io.allocation",
        importOptions = {DoNotIncludeTests.class, ArchitectureTest.NoTestJars.class})
class ArchitectureTest {

    /** The servers that the tests of other modules lend us. */
    static final class NoTestJars implements ImportOption {
        @Override
        public boolean includes(Location location) {
            return !location.contains("-tests.jar");
        }
    }

    private static final String DOMAIN = "io.allocation.domain..";
    private static final String PORTS = "io.allocation.ports..";
    private static final String BUS = "io.allocation.bus..";
    private static final String SERVICE = "io.allocation.service..";
    private static final String MESSAGING = "io.allocation.messaging..";
    private static final String ADAPTERS = "io.allocation.adapters..";
    private static final String TESTKIT = "io.allocation.testkit..";
    private static final String ANNOTATIONS = "org.jspecify.annotations..";

    private static final DescribedPredicate<JavaClass> JAVA_BASE = describe(
            "belong to java.base",
            type -> Object.class.getModule().getPackages().contains(type.getPackageName()));

    @ArchTest
    static final ArchRule the_domain_needs_java_base_alone = classes()
            .that()
            .resideInAPackage(DOMAIN)
            .should()
            .onlyDependOnClassesThat(JAVA_BASE.or(resideInAnyPackage(DOMAIN, ANNOTATIONS)));

    @ArchTest
    static final ArchRule the_edge_of_the_hexagon_needs_the_domain_and_a_logger = classes()
            .that()
            .resideInAnyPackage(PORTS, BUS, SERVICE, MESSAGING)
            .should()
            .onlyDependOnClassesThat(JAVA_BASE.or(
                    resideInAnyPackage(DOMAIN, PORTS, BUS, SERVICE, MESSAGING, ANNOTATIONS, "org.slf4j..")));

    @ArchTest
    static final ArchRule the_ports_know_neither_bus_nor_use_cases = noClasses()
            .that()
            .resideInAPackage(PORTS)
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(BUS, SERVICE, MESSAGING);

    @ArchTest
    static final ArchRule the_bus_knows_no_use_case = noClasses()
            .that()
            .resideInAPackage(BUS)
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(SERVICE, MESSAGING);

    @ArchTest
    static final ArchRule the_use_cases_know_nothing_of_messages = noClasses()
            .that()
            .resideInAPackage(SERVICE)
            .should()
            .dependOnClassesThat()
            .resideInAPackage(MESSAGING);

    @ArchTest
    static final ArchRule nothing_inside_knows_an_adapter = noClasses()
            .that()
            .resideOutsideOfPackage(ADAPTERS)
            .should()
            .dependOnClassesThat()
            .resideInAPackage(ADAPTERS);

    @ArchTest
    static final ArchRule adapters_never_see_each_other =
            slices().matching("io.allocation.adapters.(*)..").should().notDependOnEachOther();

    @ArchTest
    static final ArchRule adapters_need_a_logger_and_what_they_adapt_to = classes()
            .that()
            .resideInAPackage(ADAPTERS)
            .should()
            .onlyDependOnClassesThat(JAVA_BASE.or(resideInAnyPackage(
                    DOMAIN,
                    PORTS,
                    BUS,
                    SERVICE,
                    MESSAGING,
                    ADAPTERS,
                    ANNOTATIONS,
                    "org.slf4j..",
                    "java.sql..",
                    "javax.sql..",
                    "org.apache.kafka..",
                    "tools.jackson..",
                    "com.fasterxml.jackson.annotation..")));

    @ArchTest
    static final ArchRule kafka_is_one_adapters_business = noClasses()
            .that()
            .resideOutsideOfPackage("io.allocation.adapters.kafka..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("org.apache.kafka..");

    @ArchTest
    static final ArchRule json_is_one_adapters_business = noClasses()
            .that()
            .resideOutsideOfPackage("io.allocation.adapters.json..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("tools.jackson..", "com.fasterxml..");

    @ArchTest
    static final ArchRule sql_is_one_adapters_business = noClasses()
            .that()
            .resideOutsideOfPackages("io.allocation.adapters.jdbc..", TESTKIT)
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("java.sql..", "javax.sql..");

    @ArchTest
    static final ArchRule packages_form_no_cycles =
            slices().matching("io.allocation.(**)").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule only_the_testkit_knows_test_libraries = noClasses()
            .that()
            .resideOutsideOfPackage(TESTKIT)
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(TESTKIT, "net.jqwik..", "org.junit..", "org.assertj..", "org.mockito..");

    @ArchTest
    static final ArchRule nobody_prints = NO_CLASSES_SHOULD_ACCESS_STANDARD_STREAMS;

    @ArchTest
    static final ArchRule nobody_reads_a_clock_that_was_not_passed_in = noClasses()
            .should()
            .callMethodWhere(describe("now() asks the system's clock", ArchitectureTest::asksTheSystemsClock))
            .orShould()
            .callMethod(System.class, "currentTimeMillis")
            .orShould()
            .callConstructor(Date.class);

    private static boolean asksTheSystemsClock(JavaMethodCall call) {
        MethodCallTarget target = call.getTarget();
        return target.getName().equals("now")
                && target.getOwner().getPackageName().startsWith("java.time")
                && target.getRawParameterTypes().stream().noneMatch(type -> type.isEquivalentTo(Clock.class));
    }

    @ArchTest
    static final ArchRule the_domain_has_no_clock_at_all = noClasses()
            .that()
            .resideInAPackage(DOMAIN)
            .should()
            .dependOnClassesThat()
            .areAssignableTo(Clock.class);

    @ArchTest
    static final ArchRule exceptions_have_one_root =
            classes().that().areAssignableTo(Throwable.class).should().beAssignableTo(AllocationException.class);

    @ArchTest
    static void every_package_is_null_marked(JavaClasses classes) {
        List<JavaPackage> ours = classes.getPackage("io.allocation").getSubpackagesInTree().stream()
                .filter(candidate -> !candidate.getClasses().isEmpty())
                .toList();
        assertThat(ours).hasSizeGreaterThanOrEqualTo(10).allMatch(own -> own.isAnnotatedWith(NullMarked.class));
    }
}
